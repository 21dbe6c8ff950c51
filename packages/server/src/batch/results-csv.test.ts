import type { WireBatchItem } from '@pictify/api';
import { expect, test } from 'vitest';
import { csvRow } from './results-csv.ts';

const row = (change: Partial<WireBatchItem>): string =>
  csvRow({ index: 0, key: null, status: 'completed', issues: [], ...change } as WireBatchItem);

test.each(['=1+1', '+cmd|x', '-2+3', '@sum', '\tx', '\rx', '='])('%j is no formula in a spreadsheet', (text) => {
  for (const name of ['key', 'altText'] as const) expect(row({ [name]: text })).toContain(`'${text}`);
});

test.each(['+49 (30) 12-34', '-7', '+1.5', 'u-1', 'a=b', '7'])('%s stands there as it is', (key) => {
  expect(row({ key })).toMatch(new RegExp(`^0,${key.replace(/[+()]/g, '\\$&')},completed,`));
});

test('numbers stay numbers', () => {
  expect(row({ index: -1, width: -5 })).toMatch(/^-1,,completed,,-5,/);
});
