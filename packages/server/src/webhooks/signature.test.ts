import { expect, test } from 'vitest';
import { retryDelay, retryDelaysMs } from './schedule.ts';
import { signatureHeaders, webhookSecret } from './signature.ts';

// The example of the Standard Webhooks specification.
test('the signature is that of the Standard Webhooks example', () => {
  const headers = signatureHeaders(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1614265330,
    '{"test": 2432232314}',
  );
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  expect(headers['webhook-id']).toBe('msg_p5jXN8AQM9LWM0D4loKWxJek');
  expect(headers['webhook-timestamp']).toBe('1614265330');
});

test('each workspace has a secret of its own', () => {
  expect(webhookSecret('root', 'wsp_a')).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(webhookSecret('root', 'wsp_a')).not.toBe(webhookSecret('root', 'wsp_b'));
  expect(webhookSecret('root', 'wsp_a')).not.toBe(webhookSecret('other', 'wsp_a'));
});

test('waits grow from 5 s to a day, ±20 %, and end', () => {
  expect(retryDelay(retryDelaysMs, 1, 0)).toBe(4000);
  expect(retryDelay(retryDelaysMs, 1, 1)).toBe(6000);
  expect(retryDelay(retryDelaysMs, 9, 0.5)).toBe(24 * 3_600_000);
  expect(retryDelay(retryDelaysMs, 10)).toBeNull();
});
