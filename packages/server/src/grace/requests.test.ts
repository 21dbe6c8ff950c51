import { errorCodes, type Problem } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { countStored } from './left-behind.ts';
import { starter } from './starter.ts';
import { wrongRequests } from './wrong-requests.ts';

let service: TestService;
let before: Record<string, number>;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: starter });
  before = await countStored(service.context);
});
afterAll(() => service?.stop());

describe('a problem document says what to do about', () => {
  test.each(wrongRequests)('$case', async ({ case: _, method = 'POST', path, code, says, ...options }) => {
    const answer = await service.call<Problem>(method, path, options);
    expect(answer.json.code).toBe(code);
    expect(answer.status).toBe(errorCodes[code].status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.json.status).toBe(answer.status);
    for (const words of says) expect(answer.json.detail).toContain(words);
  });
});

test('a template with many problems is told all of them, each with its place', async () => {
  const document = {
    schema: 1,
    name: 5,
    width: -1,
    height: 100,
    variables: [{ name: '1x', type: 'text' }],
    pages: [
      {
        id: 'p',
        layers: [
          { id: 'a', type: 'shape', opacity: 'half' },
          { id: 'b', type: 'text', text: 'Hi {{ name | uppercse }}' },
          { id: 'b', type: 'text', text: '{{ 1 + }}' },
        ],
      },
    ],
  };
  const { status, json } = await service.call<Problem>('POST', '/v1/templates', { body: document });
  expect(status).toBe(422);
  const fields = json.errors.map((error) => error.field);
  expect(fields).toEqual(
    expect.arrayContaining([
      '/name',
      '/width',
      '/variables/0/name',
      '/pages/0/layers/0/opacity',
      '/pages/0/layers/1/text',
      '/pages/0/layers/2/id',
      '/pages/0/layers/2/text',
    ]),
  );
  const messageAt = (field: string) => json.errors.find((error) => error.field === field)!.message;
  expect(messageAt('/pages/0/layers/1/text')).toContain('uppercase');
  expect(messageAt('/pages/0/layers/1/text')).toMatch(/\n *\^/);
  expect(json.detail).toContain(`${json.errors.length} errors`);
});

test('none of them left anything behind, and none was a fault of ours', async () => {
  expect(await countStored(service.context)).toEqual(before);
  expect(service.lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  const answer = await service.call('POST', '/template/tpl_wrapped/render', { body: {} });
  expect(answer.status).toBe(200);
});
