import { expect, test } from 'vitest';
import { readEvents } from './server-sent-events.ts';

/** The text in pieces of `size` bytes. */
function streamOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
}

async function eventsOf(text: string, size: number): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of readEvents(streamOf(text, size))) events.push(event);
  return events;
}

const text = [
  ': a comment',
  'id: 1',
  'event: progress',
  'data: {"é": "😀"}',
  '',
  'data:two',
  'data:  lines',
  'retry: 10',
  'unknown',
  '',
  'event: nothing',
  '',
  'id',
  'data',
  '',
  'data: never ended',
];

test.each([1, 2, 3, 7, 1000])('events are read from pieces of %i bytes, with every end of line', async (size) => {
  for (const end of ['\n', '\r\n', '\r']) {
    expect(await eventsOf(text.join(end), size), JSON.stringify(end)).toEqual([
      { id: '1', name: 'progress', data: '{"é": "😀"}' },
      { id: '1', name: 'message', data: 'two\n lines' },
      { id: '', name: 'message', data: '' },
    ]);
  }
});
