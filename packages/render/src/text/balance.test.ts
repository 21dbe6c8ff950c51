import { describe, expect, test } from 'vitest';
import { createFontLibrary } from '../node/fonts/index.ts';
import { balance } from './balance.ts';
import type { BrokenLine } from './break-lines.ts';
import { layoutText } from './index.ts';
import type { SetParagraph } from './set-paragraph.ts';
import { TextBudget } from './text-budget.ts';
import { textRequest } from './text-request.fixture.ts';

const fonts = await createFontLibrary();

test('each line is looked at once, however many paragraphs there are', () => {
  let looks = 0;
  const paragraphs = Array.from({ length: 1000 }, () => ({}) as SetParagraph);
  const lines = paragraphs.map(
    (paragraph) =>
      ({
        get paragraph() {
          looks++;
          return paragraph;
        },
      }) as BrokenLine,
  );
  expect(balance({ paragraphs, width: 100, budget: new TextBudget() }, lines, 1000)).toEqual({
    lines,
    unfinished: false,
  });
  expect(looks).toBe(1000);
});

describe('of a text that is cut', () => {
  const long = 'Many words that go on for more lines than may be shown, and then for some more';
  const rows = (text: string, fit: object, indent = 0) =>
    layoutText(textRequest(text, {}, { width: 300, indent, fit }), fonts, new TextBudget()).lines.map(({ runs }) =>
      runs.map((run) => run.text).join(''),
    );

  test.each([0, 60])('the paragraph that is cut is not narrowed, indented by %i or not', (indent) => {
    const shown = { mode: 'balance', maxLines: 2 } as const;
    expect(rows(long, shown, indent)).toEqual(rows(long, { ...shown, mode: 'fixed' }, indent));
  });

  test('those before it are', () => {
    const title = 'One two three four';
    const cut = rows(`${title}\n${long}`, { mode: 'balance', maxLines: 4 });
    expect(cut.slice(0, 2)).toEqual(rows(title, { mode: 'balance' }));
    expect(cut.slice(0, 2)).not.toEqual(rows(title, { mode: 'fixed' }));
    expect(cut.slice(2)).toEqual(rows(long, { mode: 'fixed', maxLines: 2 }));
  });

  test('that stays visible nothing is', () => {
    const visible = { mode: 'balance', maxLines: 2, overflow: 'visible' } as const;
    expect(rows(long, visible)).toEqual(rows(long, { mode: 'balance' }));
  });
});
