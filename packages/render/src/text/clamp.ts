import { type BrokenLine, fits, lineTo } from './break-lines.ts';
import type { FitProblem } from './fit.ts';
import { flowLines } from './flow-lines.ts';
import type { TextItem } from './text-item.ts';

/** The ellipsis at the end of a line that was cut short. */
export interface Ellipsis {
  readonly item: TextItem;
  /** Pixels at the asked size. */
  readonly advance: number;
}

export interface ClampedLine extends BrokenLine {
  readonly ellipsis?: Ellipsis;
}

/** The lines that may be shown. */
export function clampLines(
  problem: FitProblem,
  lines: readonly BrokenLine[],
  scale: number,
  ellipsisAfter: (item: TextItem) => Ellipsis,
): { lines: readonly ClampedLine[]; truncated: boolean } {
  const limit = lineLimit(problem, lines, scale);
  if (lines.length <= limit) return { lines, truncated: false };
  const shown: ClampedLine[] = lines.slice(0, limit);
  if (problem.fit.overflow === 'ellipsis') {
    shown[limit - 1] = shortened(shown[limit - 1]!, problem.width / scale, ellipsisAfter);
  }
  return { lines: shown, truncated: true };
}

/** How many lines may be shown. Where what overflows is visible nothing is cut, whatever `maxLines` is. */
export function lineLimit(problem: FitProblem, lines: readonly BrokenLine[], scale: number): number {
  const { fit } = problem;
  if (fit.overflow === 'visible') return Number.POSITIVE_INFINITY;
  const most = fit.maxLines > 0 ? fit.maxLines : Number.POSITIVE_INFINITY;
  return Math.min(most, Math.max(1, flowLines(problem, lines, scale).fitting));
}

/** The last line filled up with what follows it, as many whole clusters as leave room for the ellipsis. */
function shortened(
  { paragraph, start, end }: BrokenLine,
  width: number,
  ellipsisAfter: (item: TextItem) => Ellipsis,
): ClampedLine {
  const item = paragraph.items[paragraph.itemOf[Math.max(start, end - 1)]!];
  if (!item) return lineTo(paragraph, start, end);
  const longest = paragraph.length;
  let low = start;
  let high = longest;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const line = withEllipsis(middle);
    if (fits(line, width - line.ellipsis.advance)) low = middle;
    else high = middle - 1;
  }
  return withEllipsis(low);

  function withEllipsis(next: number): ClampedLine & { ellipsis: Ellipsis } {
    const line = { ...lineTo(paragraph, start, next), hyphen: false };
    const last = line.end > start ? paragraph.items[paragraph.itemOf[line.end - 1]!]! : item!;
    return { ...line, next, ellipsis: ellipsisAfter(last) };
  }
}
