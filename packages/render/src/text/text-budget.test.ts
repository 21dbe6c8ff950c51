import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../fonts/index.ts';
import { layoutPage } from '../layout/layout-page.ts';
import { createFontLibrary } from '../node/fonts/index.ts';
import { sceneOf } from '../resolved.fixture.ts';
import { layoutText, PAGE_TEXT, TextBudget, type TextLayout } from './index.ts';
import { textRequest } from './text-request.fixture.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const WORDS = 'lorem ipsum dolor sit amet '.repeat(400).slice(0, 9990);
const spansOf = (...texts: string[]) => textRequest(texts.map((text) => [text, {}] as const)).spans;
const textsOf = (spans: readonly { text: string }[]) => spans.map(({ text }) => text);
const codes = (layout: TextLayout) => layout.issues.map(({ code }) => code);

describe('the text a page has room for', () => {
  it('is all that layers have, until it is used up', () => {
    const budget = new TextBudget({ text: 10 });
    const first = spansOf('abc', 'de');
    expect(budget.admit('a', first)).toBe(first);
    expect(textsOf(budget.admit('b', spansOf('fg', 'hijkl', 'm')))).toEqual(['fg', 'hij', '']);
    expect(textsOf(budget.admit('c', spansOf('n')))).toEqual(['']);
  });

  it('is the same however often a layer asks', () => {
    const budget = new TextBudget({ text: 3 });
    const spans = spansOf('abcd');
    const admitted = budget.admit('a', spans);
    expect(textsOf(admitted)).toEqual(['abc']);
    expect(budget.admit('a', spans)).toBe(admitted);
  });

  it('never ends within a character', () => {
    expect(textsOf(new TextBudget({ text: 2 }).admit('a', spansOf('a😀', 'b')))).toEqual(['a', '']);
  });
});

describe('looking for a size', () => {
  const box = { width: 400, height: 110 };
  const lay = (text: string, mode: 'shrink' | 'grow' | 'balance' | 'fixed', work: number) =>
    layoutText(textRequest(text, {}, { ...box, fit: { mode } }), fonts, new TextBudget({ work }));

  it.each([
    ['shrink', 'Some more words than could ever stand on two lines of this length'],
    ['grow', 'Some more words than could ever stand on two lines of this length'],
    ['balance', 'Words that stand on two lines'],
  ] as const)('ends with the budget, and says so: %s', (mode, text) => {
    const layout = lay(text, mode, 1);
    expect(codes(layout)).toContain('text_too_much');
    const plain = lay(text, 'fixed', 1);
    expect(layout.lines).toEqual(plain.lines);
    expect(layout.scale).toBe(1);
  });

  it('needs no budget where the text fits at once', () => {
    expect(codes(lay('Anna', 'shrink', 0))).toEqual([]);
    expect(codes(lay('Anna', 'balance', 0))).toEqual([]);
  });

  it('keeps what was found until then', () => {
    const found = lay('Hi', 'grow', 8);
    expect(codes(found)).toEqual(['text_too_much']);
    expect(found.scale).toBe(2);
    expect(lay('Hi', 'grow', 1000).scale).toBe(2.2);
  });

  it.each([
    ['words', WORDS],
    ['one word', 'abcdefghi'.repeat(1110)],
  ])('goes through no more of %s than shows that it does not fit', (_, text) => {
    const budget = new TextBudget({ work: 2 * text.length });
    const layout = layoutText(textRequest(text, {}, { ...box, fit: { mode: 'shrink', minSize: 10 } }), fonts, budget);
    expect(codes(layout)).toEqual(['text_shrunk_to_minimum', 'text_clipped']);
    expect(budget.exhausted).toBe(false);
  });
});

describe('a page of more text than anybody reads', () => {
  const scene = sceneOf(
    [
      {
        id: 'items',
        type: 'repeat',
        items: '{{ texts }}',
        item: { width: 900, height: 30 },
        layers: [
          {
            id: 'text',
            type: 'text',
            text: '{{ item }}',
            box: { width: 900 },
            columns: { count: 3 },
            fit: { mode: 'grow' },
          },
        ],
      },
    ],
    {
      width: 1000,
      height: 1000,
      variables: [{ name: 'texts', type: 'list' }],
      row: { texts: Array.from({ length: 30 }, (_, index) => `${index} ${WORDS}`) },
    },
  );

  it('shows as much as one page may have, and says where it ends', () => {
    const { page, issues } = layoutPage(scene, { fonts, images: new Map() });
    const [list] = page.layers;
    const items = list && 'children' in list ? list.children : [];
    const shown = items.map((item) =>
      'children' in item && item.children[0]?.type === 'text' ? item.children[0].text : null,
    );
    expect(shown).toHaveLength(30);
    const empty = shown.map((text) => text?.lines.length === 0);
    const room = Math.ceil(PAGE_TEXT / WORDS.length);
    expect(empty.slice(0, room)).not.toContain(true);
    expect(empty.slice(room + 1)).not.toContain(false);
    const cut = issues.filter(({ code, message }) => code === 'text_too_much' && message.includes(String(PAGE_TEXT)));
    expect(cut.length).toBeGreaterThanOrEqual(30 - room);
  });

  it('comes out equal each time', () => {
    const [one, other] = [1, 2].map(() => layoutPage(scene, { fonts, images: new Map() }));
    expect(JSON.stringify(other!.issues)).toBe(JSON.stringify(one!.issues));
    expect(JSON.stringify(other!.page.layers.map(({ box }) => box))).toBe(
      JSON.stringify(one!.page.layers.map(({ box }) => box)),
    );
  });
});
