import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeChange, documentChanges } from './document-changes.ts';

const page = (...layers: object[]) => ({ name: 'Card', pages: [{ id: 'page', layers }] });
const told = (before: unknown, after: unknown) => documentChanges(before, after).map(describeChange);

test('a layer is called by its id, wherever it stands', () => {
  const [title, badge] = [
    { id: 'title', text: 'Hi', font: { size: 64 } },
    { id: 'badge', type: 'shape' },
  ];
  expect(told(page(title), page(badge, { ...title, font: { size: 72 } }))).toEqual([
    '~ pages[page].layers[title].font.size: 64 → 72',
    '+ pages[page].layers[badge]: {"id":"badge","type":"shape"}',
  ]);
  expect(told(page(title, badge), page(badge, title))).toEqual([
    '~ pages[page].layers order: ["title","badge"] → ["badge","title"]',
  ]);
  expect(told(page(title, badge), page(title))).toEqual(['- pages[page].layers[badge]: {"id":"badge","type":"shape"}']);
});

test('variables are called by their name; lists without either go by position', () => {
  expect(
    told({ variables: [{ name: 'plan', default: 'Free' }] }, { variables: [{ name: 'plan', default: 'Pro' }] }),
  ).toEqual(['~ variables[plan].default: "Free" → "Pro"']);
  expect(told({ stops: [1, 2] }, { stops: [1, 3, 4] })).toEqual(['~ stops[1]: 2 → 3', '+ stops[2]: 4']);
  expect(told({ list: [{ id: 'a' }, { id: 'a' }] }, { list: [{ id: 'a' }, { id: 'b' }] })).toEqual([
    '~ list[1].id: "a" → "b"',
  ]);
});

test('a long value is cut', () => {
  expect(told({ text: 'a' }, { text: 'x'.repeat(500) })[0]!.length).toBeLessThan(120);
});

test('equal documents differ in nothing, and others in something', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(documentChanges(a, structuredClone(a))).toEqual([]);
      const same = JSON.stringify(a) === JSON.stringify(b);
      if (documentChanges(a, b).length === 0 && !same) expect(sorted(a)).toBe(sorted(b));
    }),
  );
});

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, entry) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
