import type { Operation } from '@pictify/api';
import { batchEnd, type CallOptions, type TestService, testTemplate } from './test-service.ts';

/**
 * Tests that go through the whole route table know from here how to make a valid request of every operation. They run
 * with the render processes of `test-worker.ts`.
 */
export interface Tenant {
  /** With a key of one workspace. */
  call: TestService['call'];
  /** A URL that webhooks may be sent to. */
  hookUrl: string;
  /** Stands in everything of this workspace that has a name. */
  mark: string;
}

type Make = (tenant: Tenant) => Promise<string>;

async function make<T>({ call }: Tenant, path: string, options: CallOptions): Promise<T> {
  const { status, text, json } = await call<T>('POST', path, options);
  if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${text}`);
  return json;
}

const makeTemplate: Make = async (tenant) => {
  const { id: _, ...document } = testTemplate('x');
  const body = { ...document, name: tenant.mark };
  const { template } = await make<{ template: { id: string } }>(tenant, '/v1/templates', { body });
  await make(tenant, `/v1/templates/${template.id}/publish`, { body: {} });
  return template.id;
};

const startBatch = async (tenant: Tenant, variables: readonly unknown[], webhookUrl?: string): Promise<string> => {
  const path = `/v1/templates/${await makeTemplate(tenant)}/batch`;
  return (await make<{ id: string }>(tenant, path, { body: { variables, webhookUrl } })).id;
};

const endedBatch: Make = async (tenant) => {
  const id = await startBatch(tenant, [{ name: tenant.mark }, { fail: true }]);
  await batchEnd(tenant.call, id);
  return id;
};

/** A picture that nobody else has. */
const newPicture = (): CallOptions => ({
  raw: `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" id="${crypto.randomUUID()}"/>`,
  headers: { 'Content-Type': 'image/svg+xml' },
});

/** How to make a thing of a workspace, by the path that its id is added to. */
export const things: Readonly<Record<string, Make>> = {
  '/v1/templates': makeTemplate,
  '/v1/batches': endedBatch,
  '/v1/api-keys': async (tenant) => {
    const body = { name: tenant.mark, scopes: ['render'] };
    return (await make<{ apiKey: { id: string } }>(tenant, '/v1/api-keys', { body })).apiKey.id;
  },
  '/v1/fonts': async (tenant) => {
    const font = { raw: 'font of a workspace', headers: { 'Content-Type': 'font/ttf' } };
    const path = `/v1/fonts?family=${crypto.randomUUID()}`;
    return (await make<{ font: { id: string } }>(tenant, path, font)).font.id;
  },
  '/v1/assets': async (tenant) => {
    const path = `/v1/assets?name=${tenant.mark}`;
    return (await make<{ asset: { id: string } }>(tenant, path, newPicture())).asset.id;
  },
  '/v1/webhooks': async (tenant) => {
    const body = { url: tenant.hookUrl, description: tenant.mark };
    return (await make<{ webhook: { id: string } }>(tenant, '/v1/webhooks', { body })).webhook.id;
  },
  '/v1/webhooks/deliveries': async (tenant) => {
    await batchEnd(tenant.call, await startBatch(tenant, [{ name: tenant.mark }], tenant.hookUrl));
    const { json } = await tenant.call<{ deliveries: { id: string }[] }>('GET', '/v1/webhooks/deliveries');
    return json.deliveries[0]!.id;
  },
};

/** Where an operation needs a thing in a certain state to be done. */
const inState: Partial<Record<string, Make>> = {
  cancelBatch: (tenant) => startBatch(tenant, Array(20).fill({ waitMs: 300 })),
  getBatchReport: async (tenant) => {
    const path = `/v1/templates/${await makeTemplate(tenant)}/preflight`;
    const { id } = await make<{ id: string }>(tenant, path, { body: { variables: [{ name: tenant.mark }] } });
    await batchEnd(tenant.call, id);
    return id;
  },
};

/** Further parameters of a path, which name a part of the thing. */
const parts: Readonly<Record<string, string>> = { index: '0', version: '1' };

/** Bodies of operations that have no example, or whose example needs something that is not there. */
const bodies: Partial<Record<string, CallOptions>> = {
  createAsset: newPicture(),
  createBatch: { body: { variables: [{ name: 'Ada' }] } },
  createFont: { raw: 'font', headers: { 'Content-Type': 'font/ttf' } },
  preflight: { body: { variables: [{ name: 'Ada' }] } },
  replayFailed: { body: { since: '2026-01-01T00:00:00Z' } },
  rotateWebhookSecret: { body: {} },
  testExpression: { body: { expression: 'name', variables: { name: 'Ada' } } },
  updateWebhook: { body: { description: 'Another' } },
  validateExpression: { body: { expression: 'name' } },
};

const place = 'packages/server/src/testing/known-requests.ts';

/** What the path of an operation is about, made anew; null where it is about no single thing. */
export async function makeThing(operation: Operation, tenant: Tenant): Promise<string | null> {
  const [collection = '', ...rest] = operation.path.split('/{');
  if (rest.length === 0) return null;
  const make = inState[operation.id] ?? things[collection];
  if (!make) throw new Error(`Say in ${place}, “things”, how a thing under ${collection} is made: ${operation.id}.`);
  return make(tenant);
}

/** The path of an operation for one thing. */
export function pathFor(operation: Operation, thing: string | null): string {
  let isFirst = true;
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = isFirst ? thing : parts[name];
    isFirst = false;
    if (!part) throw new Error(`Say in ${place}, “parts”, what {${name}} can be: ${operation.id}.`);
    return part;
  });
}

/** A body that is valid for this operation; nothing where it takes none. */
export function bodyFor({ id, method, body, bodies: others, examples }: Operation, tenant: Tenant): CallOptions {
  const known = bodies[id];
  if (known) return known;
  if (!body && !others) return {};
  const example = Object.values(examples ?? {})[0];
  if (!example) throw new Error(`Say in ${place}, “bodies”, what a valid ${method} of ${id} is, or give it examples.`);
  return { body: 'url' in example ? { ...example, url: tenant.hookUrl } : example };
}
