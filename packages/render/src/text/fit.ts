import type { ResolvedTextFit } from '@pictify/scene';
import { balance } from './balance.ts';
import { type BrokenLine, breakLines, lineIndent, lineWidth, TOLERANCE } from './break-lines.ts';
import { flowLines } from './flow-lines.ts';
import type { LineBox } from './line-metrics.ts';
import type { SetParagraph } from './set-paragraph.ts';

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
}

export interface FittedText {
  readonly lines: readonly BrokenLine[];
  readonly scale: number;
  /** `shrink` came to the smallest size and the text still does not fit. */
  readonly atMinimum: boolean;
}

/** Sizes are searched in half pixels, so that near-equal texts come out equally large. */
const STEP = 0.5;

export function fitText(problem: FitProblem): FittedText {
  const { fit, size } = problem;
  if (fit.mode === 'shrink') {
    const smallest = Math.min(size, Math.max(STEP, fit.minSize));
    const found = largestFitting(problem, smallest, size);
    return found ?? { ...attempt(problem, smallest / size), atMinimum: true };
  }
  if (fit.mode === 'grow') {
    const found = largestFitting(problem, size, Math.max(size, fit.maxSize));
    return found ?? { ...attempt(problem, 1), atMinimum: false };
  }
  const plain = attempt(problem, 1);
  const lines = fit.mode === 'balance' ? balance(problem.paragraphs, plain.lines, problem.width) : plain.lines;
  return { lines, scale: 1, atMinimum: false };
}

interface Attempt {
  readonly lines: readonly BrokenLine[];
  readonly scale: number;
}

/** Every length is proportional to the scale, so text is broken at the asked size in a box scaled the other way. */
function attempt(problem: FitProblem, scale: number): Attempt {
  return { lines: problem.paragraphs.flatMap((paragraph) => breakLines(paragraph, problem.width / scale)), scale };
}

/** The largest size of `smallest`, `largest` and the steps down from it that fits. */
function largestFitting(problem: FitProblem, smallest: number, largest: number): FittedText | undefined {
  const steps = Math.ceil((largest - smallest) / STEP - 1e-9);
  let found: FittedText | undefined;
  let low = 0;
  let high = steps;
  // The asked or largest size first: most rows fit.
  for (let middle = 0; low <= high; middle = (low + high) >> 1) {
    const tried = attempt(problem, Math.max(smallest, largest - middle * STEP) / problem.size);
    if (doesFit(problem, tried)) {
      found = { ...tried, atMinimum: false };
      high = middle - 1;
    } else {
      low = middle + 1;
    }
  }
  return found;
}

function doesFit(problem: FitProblem, { lines, scale }: Attempt): boolean {
  const { width, fit } = problem;
  if (fit.maxLines > 0 && lines.length > fit.maxLines) return false;
  const tooWide = (line: BrokenLine): boolean => (lineIndent(line) + lineWidth(line)) * scale > width + TOLERANCE;
  if (lines.some((line) => line.tornWord || tooWide(line))) return false;
  return flowLines({ ...problem, balanced: false }, lines, scale).fitting === lines.length;
}
