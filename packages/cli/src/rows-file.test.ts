import { expect, test } from 'vitest';
import { readOneRow, readRows } from './rows-file.ts';
import { collect } from './testing/collect.ts';
import { makeWorkspace } from './testing/workspace.ts';
import { UsageError } from './usage-error.ts';

const { file, path } = await makeWorkspace();

test.each<[string, string, string, unknown[]]>([
  [
    'a CSV',
    'a.csv',
    'name,n\nAda,1\nZoë,2\n',
    [
      { name: 'Ada', n: '1' },
      { name: 'Zoë', n: '2' },
    ],
  ],
  ['a byte order mark', 'bom.csv', '\uFEFFname\r\nAda\r\n', [{ name: 'Ada' }]],
  ['quotes, commas and line breaks in cells', 'q.csv', 'name,t\n"A, ""B""\nC",x\n', [{ name: 'A, "B"\nC', t: 'x' }]],
  ['spaces around column names, kept in cells', 's.csv', 'name , n\n Ada , 1\n', [{ name: ' Ada ', n: ' 1' }]],
  ['empty lines', 'e.csv', 'name\n\nAda\n\n\nBob\n', [{ name: 'Ada' }, { name: 'Bob' }]],
  ['short and long rows', 'r.csv', 'a,b\n1\n1,2,3\n', [{ a: '1' }, { a: '1', b: '2' }]],
  ['columns without a name', 'c.csv', 'a,,b,\n1,2,3,4\n', [{ a: '1', b: '3' }]],
  ['a header alone', 'h.csv', 'name,n\n', []],
  ['nothing', 'n.csv', '', []],
  ['an extension in capitals', 'X.CSV', 'a\n1\n', [{ a: '1' }]],
  ['names of every object', 'p.csv', 'constructor,toString\n1,2\n', [{ constructor: '1', toString: '2' }]],
  ['a JSON array', 'a.json', '[{"name":"Ada"},4,null]', [{ name: 'Ada' }, 4, null]],
  ['JSON with a byte order mark', 'b.json', '\uFEFF[{"a":1}]', [{ a: 1 }]],
  ['an empty JSON array', 'z.json', '[]', []],
  ['NDJSON', 'a.ndjson', '{"a":1}\r\n\n{"a":"x\\ny"}', [{ a: 1 }, { a: 'x\ny' }]],
  ['NDJSON with a byte order mark', 'b.jsonl', '\uFEFF{"a":1}\n', [{ a: 1 }]],
])('%s is read', async (_, name, content, rows) => {
  expect(await collect(readRows(await file(name, content)))).toEqual(rows);
});

test.each<[string, string, string, RegExp]>([
  ['a quote that never ends', 'quote.csv', 'name\n"Ada\n', /quote\.csv cannot be read as CSV: /],
  ['text after a quote', 'after.csv', 'name\n"Ada"x\n', /after\.csv cannot be read as CSV: /],
  ['a column twice', 'twice.csv', 'name,n, name\nA,1,B\n', /has the column “name” twice/],
  ['broken JSON', 'broken.json', '[{"a":1},', /broken\.json is not JSON: /],
  ['JSON that is no array', 'object.json', '{"a":1}', /object\.json must hold an array of rows/],
  ['a broken line', 'line.ndjson', '{"a":1}\n{"a":\n', /line\.ndjson line 2 is not JSON: /],
  ['another kind of file', 'rows.xlsx', 'PK', /rows are read from \.csv, \.json or \.ndjson files, not .*rows\.xlsx/],
])('%s is refused with a sentence', async (_, name, content, message) => {
  const reading = collect(readRows(await file(name, content)));
  await expect(reading).rejects.toThrow(UsageError);
  await expect(reading).rejects.toThrow(message);
});

test.each(['missing.csv', 'missing.json', 'missing.ndjson'])('%s is refused, naming the file', async (name) => {
  const reading = collect(readRows(path(name)));
  await expect(reading).rejects.toThrow(UsageError);
  await expect(reading).rejects.toThrow(name);
});

test('the rows before a broken line are given first', async () => {
  const seen: unknown[] = [];
  const rows = readRows(await file('late.ndjson', '{"a":1}\n{"a":2}\nx\n'));
  await expect(
    (async () => {
      for await (const row of rows) seen.push(row);
    })(),
  ).rejects.toThrow('line 3');
  expect(seen).toEqual([{ a: 1 }, { a: 2 }]);
});

test('a reader may stop early', async () => {
  for (const [name, content] of [
    ['stop.csv', `a\n${'1\n'.repeat(50_000)}`],
    ['stop.ndjson', '{"a":"1"}\n'.repeat(50_000)],
  ] as const) {
    for await (const row of readRows(await file(name, content))) {
      expect(row).toEqual({ a: '1' });
      break;
    }
  }
});

test('one row is an object, or the first of a file of rows', async () => {
  expect(await readOneRow(await file('one.json', { name: 'Ada' }))).toEqual({ name: 'Ada' });
  expect(await readOneRow(await file('many.json', [{ name: 'Ada' }, { name: 'Bob' }]))).toEqual({ name: 'Ada' });
  expect(await readOneRow(await file('many.csv', 'name\nAda\nBob\n'))).toEqual({ name: 'Ada' });
  for (const [name, content] of [
    ['number.json', 4],
    ['none.json', []],
    ['null.json', [null]],
    ['none.csv', 'name\n'],
  ] as const) {
    await expect(readOneRow(await file(name, content))).rejects.toThrow(/must hold a row/);
  }
});
