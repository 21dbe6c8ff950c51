import type { ResolvedTextFit } from '@pictify/scene';
import { balance } from './balance.ts';
import { type BrokenLine, breakLines, lineIndent, linesOf, lineWidth, TOLERANCE } from './break-lines.ts';
import { lineLimit } from './clamp.ts';
import { haveRoom } from './flow-lines.ts';
import type { LineBox } from './line-metrics.ts';
import type { SetParagraph } from './set-paragraph.ts';
import type { TextBudget } from './text-budget.ts';

/** Text to be fitted and the room for it; lengths in pixels, sizes before scaling. */
export interface FitProblem {
  readonly paragraphs: readonly SetParagraph[];
  /** The line box of each span. */
  readonly boxes: readonly LineBox[];
  /** Of one column. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  /** Columns end as evenly as they can, not at the bottom of the box. */
  readonly balanced: boolean;
  /** From the top of the capitals to the last baseline. */
  readonly trim: boolean;
  readonly fit: ResolvedTextFit;
  /** The size that `minSize` and `maxSize` bound: the first span's. Other spans keep their ratio to it. */
  readonly size: number;
  readonly budget: TextBudget;
}

export interface FittedText {
  readonly lines: readonly BrokenLine[];
  readonly scale: number;
  /** `shrink` came to the smallest size and the text still does not fit. */
  readonly atMinimum: boolean;
  /** The page's budget ended before the best size was found. */
  readonly unfinished: boolean;
}

/** Sizes are searched in half pixels, so that near-equal texts come out equally large. */
const STEP = 0.5;

export function fitText(problem: FitProblem): FittedText {
  const { fit, size } = problem;
  if (fit.mode === 'shrink') {
    const smallest = Math.min(size, Math.max(STEP, fit.minSize));
    const { found, unfinished } = largestFitting(problem, smallest, size);
    if (found) return { ...found, atMinimum: false, unfinished };
    return unfinished ? plainly(problem, true) : { ...brokenAt(problem, smallest / size), atMinimum: true, unfinished };
  }
  if (fit.mode === 'grow') {
    const { found, unfinished } = largestFitting(problem, size, Math.max(size, fit.maxSize));
    return found ? { ...found, atMinimum: false, unfinished } : plainly(problem, unfinished);
  }
  const plain = plainly(problem, false);
  if (fit.mode !== 'balance') return plain;
  return { ...plain, ...balance(problem, plain.lines, lineLimit(problem, plain.lines, 1)) };
}

interface Broken {
  readonly lines: readonly BrokenLine[];
  readonly scale: number;
}

/** Every length is proportional to the scale, so text is broken at the asked size in a box scaled the other way. */
function brokenAt(problem: FitProblem, scale: number): Broken {
  return { lines: problem.paragraphs.flatMap((paragraph) => breakLines(paragraph, problem.width / scale)), scale };
}

const plainly = (problem: FitProblem, unfinished: boolean): FittedText => ({
  ...brokenAt(problem, 1),
  atMinimum: false,
  unfinished,
});

/** The largest size of `smallest`, `largest` and the steps down from it that fits, as far as the budget lets look. */
function largestFitting(
  problem: FitProblem,
  smallest: number,
  largest: number,
): { found: Broken | null; unfinished: boolean } {
  const steps = Math.ceil((largest - smallest) / STEP - 1e-9);
  let found: Broken | null = null;
  let low = 0;
  let high = steps;
  // The asked or largest size first: most rows fit.
  for (let middle = 0; low <= high; middle = (low + high) >> 1) {
    if (middle > 0 && problem.budget.exhausted) return { found, unfinished: true };
    const scale = Math.max(smallest, largest - middle * STEP) / problem.size;
    const lines = fittingLines(problem, scale);
    if (lines) {
      found = { lines, scale };
      high = middle - 1;
    } else {
      low = middle + 1;
    }
  }
  return { found, unfinished: false };
}

/** The lines at a size if they fit. It looks no further than where they are seen not to. */
function fittingLines(problem: FitProblem, scale: number): BrokenLine[] | null {
  const { width, budget } = problem;
  const most = mostLines(problem, scale);
  const tooWide = (line: BrokenLine): boolean => (lineIndent(line) + lineWidth(line)) * scale > width + TOLERANCE;
  const lines: BrokenLine[] = [];
  for (const paragraph of problem.paragraphs) {
    for (const line of linesOf(paragraph, width / scale)) {
      budget.spend(line.next - line.start);
      lines.push(line);
      if (lines.length > most || line.tornWord || tooWide(line)) return null;
    }
  }
  return haveRoom(problem, lines, scale) ? lines : null;
}

/** A bound on how many lines fit: as many as the lowest of them would, and one more for what trimming leaves out. */
function mostLines({ fit, boxes, height, columns }: FitProblem, scale: number): number {
  const lowest = boxes.reduce((least, { ascent, descent }) => Math.min(least, ascent + descent), Infinity) * scale;
  const inBox = columns * (Math.ceil((height + TOLERANCE) / lowest) + 1);
  return fit.maxLines > 0 ? Math.min(fit.maxLines, inBox) : inBox;
}
