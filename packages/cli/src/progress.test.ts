import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { startProgress } from './progress.ts';

function run(total: number, isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const progress = startProgress(total, stream as unknown as NodeJS.WriteStream);
  for (let done = 1; done <= total; done++) progress.update(done);
  progress.stop();
  return String(stream.read() ?? '');
}

test('where there is no terminal, it is at most ten plain lines, of which the last says all', () => {
  for (const total of [1, 5, 10, 25, 100, 1234]) {
    const text = run(total, false);
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines.at(-1)).toMatch(new RegExp(`^  ${total}/${total}  [\\d.]+ images/s$`));
    expect(text).not.toContain('\u001b');
  }
});

test('on a terminal it is one bar', () => {
  expect(run(20, true)).toMatch(/█.* 20\/20 {2}[\d.]+ images\/s/);
});
