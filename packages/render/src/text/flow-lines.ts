import { type BrokenLine, TOLERANCE } from './break-lines.ts';
import type { FitProblem } from './fit.ts';
import { lineBox } from './line-metrics.ts';
import { type Reach, tallReach } from './tall-scripts.ts';

/** Where a line stands in its column, in pixels at the asked size. */
export interface FlowedLine {
  readonly column: number;
  /** Below the column's top. */
  readonly baseline: number;
  readonly ascent: number;
  readonly descent: number;
}

export interface Flow {
  readonly lines: readonly FlowedLine[];
  /** The tallest column. */
  readonly height: number;
  /** How many lines there is room for. */
  readonly fitting: number;
}

/**
 * Lets lines flow through the columns of a box, one under the other; what no column has room for stands below the last.
 * Lines of tall scripts keep far enough apart not to touch, whatever their line height, but rather come nearer than cost
 * a line. Space above a paragraph is left out at the top of a column. Trimmed, a column begins at the top of its capitals and
 * ends at its last baseline (`text-box: trim-both cap alphabetic` of CSS Inline 3).
 */
export function flowLines(problem: FitProblem, lines: readonly BrokenLine[], scale: number): Flow {
  const boxes = flowBoxes(problem, lines);
  const tolerance = TOLERANCE / scale;
  const room = problem.height / scale + tolerance;
  const flow = fillColumns(boxes, room, problem);
  if (flow.fitting < lines.length && problem.fit.overflow !== 'visible') return comeNearer(flow, boxes, room, problem);
  if (!problem.balanced || problem.columns === 1 || flow.fitting < lines.length) return flow;
  let low = 0;
  let high = flow.height;
  let best = flow;
  while (high - low > tolerance) {
    const middle = (low + high) / 2;
    const tried = fillColumns(boxes, middle, problem);
    if (tried.fitting < lines.length) low = middle;
    else {
      best = tried;
      high = middle;
    }
  }
  return best;
}

/** Whether a box has room for all lines, those of tall scripts as far apart as they should be. */
export function haveRoom(problem: FitProblem, lines: readonly BrokenLine[], scale: number): boolean {
  const room = (problem.height + TOLERANCE) / scale;
  return fillColumns(flowBoxes(problem, lines), room, problem).fitting === lines.length;
}

/** Lines as far apart as they can be where as many are to fit as at their own line height. */
function comeNearer(apart: Flow, boxes: readonly FlowBox[], room: number, problem: FitProblem): Flow {
  if (boxes.every(({ reach }) => reach.up === 0)) return apart;
  const nearest = fillColumns(boxes, room, problem, 0);
  let flow = apart;
  for (let share = 0.75; flow.fitting < nearest.fitting && share > 0; share -= 0.25) {
    flow = fillColumns(boxes, room, problem, share);
  }
  return flow.fitting < nearest.fitting ? nearest : flow;
}

function flowBoxes({ boxes }: FitProblem, lines: readonly BrokenLine[]): FlowBox[] {
  return lines.map((line) => ({
    ...lineBox(line, boxes),
    above: line.start === 0 ? line.paragraph.spaceAbove : 0,
    reach: tallReach(line),
  }));
}

interface FlowBox {
  readonly ascent: number;
  readonly descent: number;
  readonly cap: number;
  readonly above: number;
  readonly reach: Reach;
}

/** `apart` is the share of the distance that tall scripts add to their line height. */
function fillColumns(boxes: readonly FlowBox[], room: number, { columns, trim }: FitProblem, apart = 1): Flow {
  const lines: FlowedLine[] = [];
  let column = 0;
  let used = 0;
  let height = 0;
  let fitting = boxes.length;
  let previous: FlowBox | undefined;
  for (const [index, box] of boxes.entries()) {
    const below = trim ? 0 : box.descent;
    let above = previous ? Math.max(box.above, apart * touching(previous, box)) : 0;
    if (previous && column + 1 < columns && used + above + box.ascent + below > room) {
      column++;
      used = 0;
      above = 0;
      previous = undefined;
    }
    const ascent = trim && !previous ? box.cap : box.ascent;
    const baseline = used + above + ascent;
    if (baseline + below > room) fitting = Math.min(fitting, index);
    lines.push({ column, baseline, ascent, descent: box.descent });
    used = baseline + box.descent;
    height = Math.max(height, baseline + below);
    previous = box;
  }
  return { lines: trim ? lines.map(trimmedBelow) : lines, height, fitting };
}

/** How far apart line boxes have to be for the ink of two lines not to touch. */
function touching(upper: FlowBox, lower: FlowBox): number {
  const needed = (upper.reach.down || upper.descent) + (lower.reach.up || lower.ascent);
  return Math.max(0, needed - upper.descent - lower.ascent);
}

/** The last line of a column has nothing below its baseline. */
function trimmedBelow(line: FlowedLine, index: number, lines: readonly FlowedLine[]): FlowedLine {
  return lines[index + 1]?.column === line.column ? line : { ...line, descent: 0 };
}
