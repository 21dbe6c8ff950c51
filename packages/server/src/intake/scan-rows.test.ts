import { expect, it } from 'vitest';
import { RowScanner } from './row-scanner.ts';
import { scanRows } from './scan-rows.ts';

async function* pieces(log: string[], ...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const [i, text] of texts.entries()) {
    log.push(`read ${i}`);
    yield Buffer.from(text);
  }
}

it('reads no further while a chunk is being stored', async () => {
  const log: string[] = [];
  const rows = Array(20).fill('{}').join();
  const source = pieces(log, `{"variables":[${rows}`, `,${rows}`, ',{}],"a":1}');
  const summary = await scanRows(source, new RowScanner(), async (chunk) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    log.push(`stored ${chunk.firstIndex}`);
  });
  expect(summary).toEqual({ options: { a: 1 }, total: 41 });
  expect(log).toEqual(['read 0', 'stored 0', 'read 1', 'stored 20', 'read 2', 'stored 40']);
});

it('passes on what the source throws and closes it when storing fails', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"variables":[');
    throw new Error('connection lost');
  }
  await expect(scanRows(broken(), new RowScanner(), async () => undefined)).rejects.toThrow('connection lost');

  let isClosed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from('{"variables":[{}');
      for (;;) yield Buffer.from(',{}');
    } finally {
      isClosed = true;
    }
  }
  const store = () => Promise.reject(new Error('disk full'));
  await expect(scanRows(endless(), new RowScanner(), store)).rejects.toThrow('disk full');
  expect(isClosed).toBe(true);
});
