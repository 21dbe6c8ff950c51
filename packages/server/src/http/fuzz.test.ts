import { openApiDocument } from '@pictify/api';
import { expect, test } from 'vitest';
import type { OpenApiView } from '../docs/openapi-view.ts';
import { faultText, fuzz } from '../testing/fuzz/fuzz.ts';
import { startFuzzedService } from '../testing/fuzz/fuzzed-service.ts';

test('generated requests are answered as the OpenAPI document says, whatever is in them', async () => {
  const { service, ids, key, restore } = await startFuzzedService();
  try {
    const document = openApiDocument(service.context.publicUrl, '0.1.0') as OpenApiView;
    const { statuses, succeeded, faults } = await fuzz({
      url: service.url,
      key,
      document,
      ids,
      restore,
      requests: 1500,
      seed: 20_261,
    });
    expect([...faults].map(([fault, request]) => faultText(fault, request))).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(100);
    expect(succeeded.size).toBeGreaterThan(20);
    expect((await service.call('GET', '/readyz')).status).toBe(200);
  } finally {
    await service.stop();
  }
});
