import { startTestService, type TestService, testKey, testTemplate } from '../test-service.ts';
import type { Ids } from './fuzz-request.ts';

export interface FuzzedService {
  service: TestService;
  key: string;
  ids: Ids;
  restore(): Promise<void>;
}

/** A service with one of each thing, that takes as many requests as come. */
export async function startFuzzedService(): Promise<FuzzedService> {
  const service = await startTestService({ env: { PICTIFY_RATE_LIMIT: 'off', PICTIFY_LOG_LEVEL: 'error' } });
  const { call } = service;
  const ids: Ids = { templates: ['tpl_card', 'tpl_spare'], template: ['tpl_card'], items: ['0', '1', '2'] };
  /** Leaves the ids as they are where no more of these may be made. */
  const make = async (words: readonly string[], path: string, body: object): Promise<void> => {
    const { json } = await call<Partial<Record<string, { id: string }>> & { id?: string }>('POST', path, { body });
    const id = json.id ?? json['webhook']?.id ?? json['apiKey']?.id;
    for (const word of words) if (id !== undefined) ids[word] = [id, ...(ids[word] ?? [])].slice(0, 3);
  };
  const restore = async (): Promise<void> => {
    for (const id of ['tpl_card', 'tpl_spare']) await call('POST', '/v1/templates', { body: testTemplate(id) });
    const variables = [{ name: 'Ada' }, { name: 'Grace', fail: true }];
    await make(['batches', 'batch'], '/v1/templates/tpl_card/batch', { variables });
    await make(['webhooks'], '/v1/webhooks', { url: 'https://hooks.pictify.test/x' });
    await make(['api-keys'], '/v1/api-keys', { name: 'fuzzed', scopes: ['render'] });
    // The log is of no interest here, and long.
    service.lines.length = 0;
  };
  await restore();
  return { service, key: testKey, ids, restore };
}
