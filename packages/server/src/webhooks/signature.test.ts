import { expect, test } from 'vitest';
import { askedDelay, retryDelay, retryDelaysMs } from './schedule.ts';
import { signatureHeaders } from './signature.ts';
import { chosenSecret, workspaceSecret } from './webhook-secret.ts';

// The example of the Standard Webhooks specification.
test('the signature is that of the Standard Webhooks example', () => {
  const headers = signatureHeaders(
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1614265330,
    '{"test": 2432232314}',
  );
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  expect(headers['webhook-id']).toBe('msg_p5jXN8AQM9LWM0D4loKWxJek');
  expect(headers['webhook-timestamp']).toBe('1614265330');
});

test('each workspace has a secret of its own', () => {
  expect(workspaceSecret('root', 'wsp_a')).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(workspaceSecret('root', 'wsp_a')).not.toBe(workspaceSecret('root', 'wsp_b'));
  expect(workspaceSecret('root', 'wsp_a')).not.toBe(workspaceSecret('other', 'wsp_a'));
});

test('waits grow from 5 s to a day, ±20 %, and end', () => {
  expect(retryDelay(retryDelaysMs, 1, 0)).toBe(4000);
  expect(retryDelay(retryDelaysMs, 1, 1)).toBe(6000);
  expect(retryDelay(retryDelaysMs, 9, 0.5)).toBe(24 * 3_600_000);
  expect(retryDelay(retryDelaysMs, 10)).toBeNull();
});

test('an own secret is whsec_ and the base 64 of 24 to 64 bytes', () => {
  const own = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
  for (const secret of [own(24), own(64)]) expect(chosenSecret(secret)).toBe(secret);
  expect(Buffer.from(chosenSecret(undefined).slice(6), 'base64')).toHaveLength(32);
  const bad = [own(23), own(65), own(32).slice(6), own(32).replace('=', ''), `${own(24)}\n`, 'whsec_', 'whsec_%%%%'];
  for (const secret of bad) expect(() => chosenSecret(secret), secret).toThrow('24 to 64');
});

test('Retry-After is seconds or a date, and at most an hour', () => {
  const now = Date.UTC(2026, 11, 1);
  expect(askedDelay('120', now)).toBe(120_000);
  expect(askedDelay('86400', now)).toBe(3_600_000);
  expect(askedDelay(new Date(now + 30_000).toUTCString(), now)).toBe(30_000);
  for (const none of [undefined, '', 'soon', '-5', new Date(now - 30_000).toUTCString()]) {
    expect(askedDelay(none, now)).toBe(0);
  }
});
