import { getEventListeners } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import {
  type FakeHandler,
  type FakeService,
  sendJson,
  sendProblem,
  startFakeService,
} from '../../testing/fake-service.ts';
import { type PictifyOptions, PictifyTimeoutError } from '../index.ts';
import { Deadline } from './deadline.ts';

let service: FakeService;
afterEach(() => service?.stop());
const start = async (handle: FakeHandler, options?: PictifyOptions) =>
  (service = await startFakeService(handle, options));

test('a service that says nothing is given up, and asked again', async () => {
  await start((_, response, index) => index > 0 && sendJson(response, 200, { id: 'rnd_1' }), { timeoutMs: 300 });
  expect(await service.pictify.render('tpl_a')).toEqual({ id: 'rnd_1' });
  expect(service.requests.length).toBeGreaterThan(1);
});

test('the error of a call that timed out says how to allow more', async () => {
  await start((_, response) => response.writeHead(200).write('{'), { timeoutMs: 50, maxRetries: 0 });
  const error = await service.pictify.templates.get('tpl_a').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PictifyTimeoutError);
  expect(error).toMatchObject({ code: 'timed_out', status: 0, message: expect.stringContaining('timeoutMs') });
});

test('an aborted call rejects with the reason of its signal: before, during, and between attempts', async () => {
  await start((_, response) => sendProblem(response, 503, 'not_ready', { 'Retry-After': '30' }));
  const reason = new Error('enough');
  await expect(service.pictify.render('tpl_a', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(service.requests).toHaveLength(0);

  const between = new AbortController();
  const waiting = service.pictify.render('tpl_a', {}, { signal: between.signal });
  while (service.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  setTimeout(() => between.abort(reason), 20);
  await expect(waiting).rejects.toBe(reason);
  expect(service.requests).toHaveLength(1);

  await service.stop();
  const during = new AbortController();
  await start(() => during.abort(reason));
  await expect(service.pictify.render('tpl_a', {}, { signal: during.signal })).rejects.toBe(reason);
});

test('nothing keeps listening to a signal after its calls', async () => {
  await start((_, response) => sendJson(response, 200, {}));
  const { signal } = new AbortController();
  for (let call = 0; call < 3; call++) await service.pictify.render('tpl_a', {}, { signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('once it has ended, a deadline does not come back, and it allows time for what moves unseen', async () => {
  const ended = new Deadline(20, undefined);
  ended.end();
  ended.restart();
  const large = new Deadline(20, undefined);
  large.restart(1_000_000_000);
  const usual = new Deadline(20, undefined);
  await expect.poll(() => usual.isOver).toBe(true);
  expect([ended.isOver, large.isOver]).toEqual([false, false]);
  large.end();
});
