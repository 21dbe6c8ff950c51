import { type BrokenLine, lineIndent, linesOf, lineWidth, widest } from './break-lines.ts';
import type { FitProblem } from './fit.ts';
import type { SetParagraph } from './set-paragraph.ts';
import type { TextBudget } from './text-budget.ts';

/** To half a pixel, which nobody sees. */
const PRECISION = 0.5;

/**
 * The narrowest lines of which there are not more than before; paragraphs are balanced each by itself, but for one of
 * which less than all is among the `shown` lines, as narrower lines would show less of it. `unfinished`: the budget ended,
 * and they are what was found until then.
 */
export function balance(
  { paragraphs, width, budget }: Pick<FitProblem, 'paragraphs' | 'width' | 'budget'>,
  lines: readonly BrokenLine[],
  shown: number,
): { lines: readonly BrokenLine[]; unfinished: boolean } {
  const own = Map.groupBy(lines, (line) => line.paragraph);
  let unfinished = false;
  let end = 0;
  const balanced = paragraphs.flatMap((paragraph) => {
    const plain = own.get(paragraph) ?? [];
    end += plain.length;
    if (end > shown) return plain;
    if (plain.length > 1 && budget.exhausted) unfinished = true;
    return balanceParagraph(paragraph, plain, width, budget);
  });
  return { lines: balanced, unfinished };
}

function balanceParagraph(
  paragraph: SetParagraph,
  lines: BrokenLine[],
  width: number,
  budget: TextBudget,
): BrokenLine[] {
  if (lines.length < 2 || lines.some((line) => line.tornWord)) return lines;
  let best = lines;
  let high = Math.min(width, widest(lines.map((line) => lineIndent(line) + lineWidth(line))));
  let low = high / lines.length;
  while (high - low > PRECISION && !budget.exhausted) {
    const middle = (low + high) / 2;
    const tried = wholeWords(paragraph, middle, lines.length);
    budget.spend(paragraph.length);
    if (tried) {
      best = tried;
      high = middle;
    } else {
      low = middle;
    }
  }
  return best;
}

/** The lines if there are at most so many and no word is torn. */
function wholeWords(paragraph: SetParagraph, width: number, most: number): BrokenLine[] | null {
  const lines: BrokenLine[] = [];
  for (const line of linesOf(paragraph, width)) {
    lines.push(line);
    if (lines.length > most || line.tornWord) return null;
  }
  return lines;
}
