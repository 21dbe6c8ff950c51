import { expect, test } from 'vitest';
import { balance } from './balance.ts';
import type { BrokenLine } from './break-lines.ts';
import type { SetParagraph } from './set-paragraph.ts';
import { TextBudget } from './text-budget.ts';

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
  expect(balance(paragraphs, lines, 100, new TextBudget())).toEqual({ lines, unfinished: false });
  expect(looks).toBe(1000);
});
