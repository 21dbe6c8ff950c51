import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyWebhook, type WebhookVerificationReason } from '../index.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
const other = `whsec_${Buffer.from('another secret of some more bytes').toString('base64')}`;
const now = new Date('2026-12-01T12:00:00Z');
const seconds = now.getTime() / 1000;
const body = '{"type":"batch.completed","timestamp":"…","data":{"batchId":"bat_1"}}';

const sign = (key: string, text: string, timestamp = seconds): string =>
  createHmac('sha256', Buffer.from(key.slice(6), 'base64'))
    .update(`msg_1.${timestamp}.${text}`)
    .digest('base64');
const standard = (signature: string, timestamp: number | string = seconds) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature,
});
const older = (text: string, key = secret, timestamp = seconds) => {
  const signature = createHmac('sha256', key).update(`${timestamp}.${text}`).digest('hex');
  return { 'x-pictify-signature': `t=${timestamp},v1=${signature}` };
};
const good = standard(`v1,${sign(secret, body)}`);
const verify = (...[given, headers, keys]: Parameters<typeof verifyWebhook>) =>
  verifyWebhook(given, headers, keys, { now });

test('a message with a signature that fits is given with its id and time', async () => {
  expect(await verify(body, good, secret)).toEqual({ id: 'msg_1', sentAt: now, event: JSON.parse(body) });
});

test.each([
  ['text', body],
  ['bytes', Buffer.from(body)],
  ['a part of a larger buffer', new Uint8Array(Buffer.from(`xx${body}`)).subarray(2)],
  ['an ArrayBuffer', new TextEncoder().encode(body).buffer],
])('the body may be %s', async (_, given) => {
  expect((await verify(given, good, secret)).event.type).toBe('batch.completed');
});

test.each([
  ['Headers', new Headers(good)],
  ['of Node', { ...good, host: 'x', 'set-cookie': ['a', 'b'] }],
  [
    'in other letters',
    { 'Webhook-Id': 'msg_1', 'WEBHOOK-TIMESTAMP': `${seconds}`, 'Webhook-Signature': good['webhook-signature'] },
  ],
  ['lists', Object.fromEntries(Object.entries(good).map(([name, value]) => [name, [value]]))],
])('the headers may be %s', async (_, headers) => {
  expect((await verify(body, headers, secret)).id).toBe('msg_1');
});

test('while a secret is changed: one of several signatures, one of several secrets', async () => {
  const both = standard(`v1,${sign(other, body)} v1a,AAAA v1,${sign(secret, body)}`);
  expect((await verify(body, both, secret)).id).toBe('msg_1');
  expect((await verify(body, good, [other, secret])).id).toBe('msg_1');
});

test('the older header is enough where it comes alone; beside the others, those count', async () => {
  expect(await verify(body, older(body), secret)).toMatchObject({ id: null, sentAt: now });
  expect((await verify(body, older(body, 'any text at all'), 'any text at all')).event.type).toBe('batch.completed');
  await expect(verify(body, { ...older(body), ...standard('v1,AAAA') }, secret)).rejects.toMatchObject({
    reason: 'signature_mismatch',
  });
});

const cases: [string, WebhookVerificationReason, ...Parameters<typeof verifyWebhook>][] = [
  ['a changed body', 'signature_mismatch', body.replace('bat_1', 'bat_2'), good, secret],
  ['a space more', 'signature_mismatch', `${body} `, good, secret],
  ['another secret', 'signature_mismatch', body, good, other],
  ['another id', 'signature_mismatch', body, { ...good, 'webhook-id': 'msg_2' }, secret],
  ['another time', 'signature_mismatch', body, { ...good, 'webhook-timestamp': `${seconds - 1}` }, secret],
  ['a short signature', 'signature_mismatch', body, standard(`v1,${sign(secret, body).slice(0, 20)}`), secret],
  ['the older form with another secret', 'signature_mismatch', body, older(body, other), secret],
  ['no headers', 'headers_missing', body, {}, secret],
  ['a header that is missing', 'headers_missing', body, { ...good, 'webhook-id': undefined }, secret],
  [
    'a missing header is not made good by the older one',
    'headers_missing',
    body,
    { ...older(body), 'webhook-id': 'msg_1' },
    secret,
  ],
  ['a time that is none', 'headers_invalid', body, standard(good['webhook-signature'], '1e9'), secret],
  ['a signature of no version', 'headers_invalid', body, standard(sign(secret, body)), secret],
  ['a signature that is no base 64', 'headers_invalid', body, standard('v1,***'), secret],
  ['an older header in pieces', 'headers_invalid', body, { 'x-pictify-signature': `t=${seconds},v1=zz` }, secret],
  ['a secret that is none', 'secret_invalid', body, good, 'my-secret'],
  ['an empty secret', 'secret_invalid', body, good, 'whsec_'],
  ['no secret', 'secret_invalid', body, good, []],
  ['a body that was parsed', 'body_not_raw', JSON.parse(body) as string, good, secret],
  ['a body that is no JSON', 'body_invalid', 'ok', standard(`v1,${sign(secret, 'ok')}`), secret],
];
test.each(cases)('%s: %s', async (_, reason, ...given) => {
  await expect(verify(...given)).rejects.toMatchObject({ name: 'WebhookVerificationError', reason });
});

test.each([
  [-301, 'too_old'],
  [301, 'too_new'],
])('a message of %i s from now is %s', async (offset, reason) => {
  const at = seconds + offset;
  const headers = standard(`v1,${sign(secret, body, at)}`, at);
  await expect(verify(body, headers, secret)).rejects.toMatchObject({ reason });
  await expect(verify(body, older(body, secret, at), secret)).rejects.toMatchObject({ reason });
  const options = { now, toleranceSeconds: 302 };
  expect((await verifyWebhook(body, headers, secret, options)).id).toBe('msg_1');
  const close = standard(
    `v1,${sign(secret, body, seconds + offset - Math.sign(offset))}`,
    seconds + offset - Math.sign(offset),
  );
  expect((await verify(body, close, secret)).id).toBe('msg_1');
});
