import { createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { webhookCommand } from './webhook.ts';

const secret = `whsec_${Buffer.from('a secret of the test').toString('base64')}`;

/** Sends an event with this many images to the receiver, and gives what it printed. */
async function printed(count: number, ...args: string[]): Promise<string> {
  const end = Promise.withResolvers<void>();
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const running = webhookCommand(['listen', '--port', '0', '--secret', secret, ...args], end.promise);
    const url = await vi.waitUntil(() => /http:\S+/.exec(log.mock.calls.join('\n'))?.[0]);
    const images = Array.from({ length: count }, (_, index) => ({
      index,
      url: `https://img.example.com/${index}.png`,
    }));
    const timestamp = String(Math.floor(Date.now() / 1000));
    const body = JSON.stringify({ type: 'batch.completed', timestamp: new Date(), data: { total: count, images } });
    const signature = createHmac('sha256', 'a secret of the test')
      .update(`msg_1.${timestamp}.${body}`)
      .digest('base64');
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    };
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(204);
    end.resolve();
    await running;
    return log.mock.calls.join('\n');
  } finally {
    log.mockRestore();
  }
}

test('of many images the first are printed, and how many more there are', async () => {
  const text = await printed(1003);
  expect(text).toContain('"total": 1003');
  expect(text).toContain('/2.png');
  expect(text).toContain('… 1,000 more');
  expect(text).not.toContain('/3.png');
});

test('all are printed where they are asked for', async () => {
  expect(await printed(5, '--full')).toContain('/4.png');
});
