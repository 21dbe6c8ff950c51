import { expect, test } from 'vitest';
import { IssueGroups } from './issue-groups.ts';

const unknown = (variable: string) => ({
  code: 'variable_unknown',
  severity: 'info' as const,
  message: 'unknown',
  variable,
});
const clipped = { code: 'text_clipped', severity: 'warning' as const, message: 'clipped', layer: 'title' };

test('a row counts once for what it has several times', () => {
  const groups = new IssueGroups();
  groups.add({ index: 0, key: 'a', issues: [clipped, clipped], error: null });
  groups.add({ index: 1, key: 'b', issues: [clipped], error: null });
  expect(groups.list(8)).toMatchObject([
    { code: 'text_clipped', layer: 'title', variable: null, rows: 2, share: 0.25 },
  ]);
});

test('rows of endless variety cannot fill the memory, nor hide what comes after them', () => {
  const groups = new IssueGroups();
  for (let index = 0; index < 20_000; index++) {
    groups.add({ index, key: null, issues: [unknown(`v${index}`), unknown(`w${index}`)], error: null });
  }
  groups.add({ index: 20_000, key: 'late', issues: [clipped], error: null });
  const list = groups.list(20_001);
  expect(list.length).toBeLessThan(510);
  expect(list[0]).toMatchObject({ code: 'variable_unknown', variable: null, rows: 19_750 });
  expect(list.find(({ code }) => code === 'text_clipped')).toMatchObject({
    rows: 1,
    examples: [{ index: 20_000, key: 'late', message: 'clipped' }],
  });
});

test('the most frequent stands first, and words say what it is', () => {
  const groups = new IssueGroups();
  for (let index = 0; index < 412; index++) groups.add({ index, key: null, issues: [clipped], error: null });
  groups.add({ index: 500, key: null, issues: [], error: { code: 'row_malformed', message: 'Line 501 is bad.' } });
  expect(groups.list(300_000).map(({ text }) => text)).toEqual([
    '412 of 300,000 rows: the text of layer “title” does not fit and is cut off.',
    '1 of 300,000 rows: Line 501 is bad.',
  ]);
});
