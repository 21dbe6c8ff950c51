import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService, testTemplate } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

test('a font that ends the process that reads it is refused, and nobody else notices', async () => {
  const upload = (raw: string) => service.call('POST', '/v1/fonts', { raw, headers: { 'Content-Type': 'font/ttf' } });
  const rendering = service.call('POST', '/v1/templates/tpl_card/render', { body: { variables: { waitMs: 300 } } });
  const killed = await upload('die');
  expect(killed).toMatchObject({ status: 422, json: { code: 'font_invalid' } });
  expect(killed.json['detail']).toContain('ended the process');
  expect((await rendering).status).toBe(200);
  expect((await upload('x')).json['detail']).toContain('No font is read here.');
});
