import { setTimeout as sleep } from 'node:timers/promises';
import type { TestAnswer } from './test-service.ts';

/**
 * Sends one request from many clients at once, each until it is told how it ended, and gives what each was told.
 * @throws Error when one is told anything but success, or to wait.
 */
export async function race(clients: number, send: (client: number) => Promise<TestAnswer<unknown>>): Promise<string[]> {
  return Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (;;) {
        const { status, text, headers } = await send(client);
        if (status < 300) return text;
        if (status !== 409 || headers.get('retry-after') === null) throw new Error(`${status}: ${text}`);
        await sleep(200);
      }
    }),
  );
}
