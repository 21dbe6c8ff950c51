import type { MeasuredLine } from '../../../browser/testing/text-to-measure.ts';

/** What may differ, for which reason. Patterns are regular expressions in Unicode sets mode. */
export interface BreakException {
  readonly reason: string;
  /** Of sixteen clusters on either side of the first differing line end, which is `⏎`, where ours is the earlier one. */
  readonly ours?: string;
  /** The same where the page's is the earlier one. */
  readonly page?: string;
  /** A word that is wider than a line, cut somewhere. */
  readonly torn?: true;
}

export interface WidthException {
  readonly reason: string;
  /** Of the text of the line, with the spaces that hang over its end. */
  readonly line?: string;
  /** Of the whole text. */
  readonly text?: string;
  /** Pixels. */
  readonly most: number;
}

export interface LineExceptions {
  readonly breaks: readonly BreakException[];
  readonly widths: readonly WidthException[];
}

export interface ComparedText {
  readonly text: string;
  readonly clusters: readonly number[];
  readonly width: number;
  readonly ours: readonly MeasuredLine[];
  readonly page: readonly MeasuredLine[];
  /** For each of our lines whether it ends inside a word. */
  readonly torn: readonly boolean[];
}

export interface Difference {
  /** The exception it falls under. */
  readonly exception: BreakException | WidthException | null;
  readonly message: string;
}

/** Pixels. */
export const TOLERANCE = 0.5;
const CONTEXT = 16;

/** The first difference in line ends; where there is none, the largest in widths beyond the tolerance. */
export function compareLines(compared: ComparedText, exceptions: LineExceptions): Difference | null {
  const { ours, page } = compared;
  const lines = Math.max(ours.length, page.length);
  for (let at = 0; at < lines; at++) {
    if (at > 0 && ours[at]?.start !== page[at]?.start) return brokenElsewhere(compared, at, exceptions.breaks);
  }
  return otherWidth(compared, exceptions.widths);
}

function brokenElsewhere(
  { text, clusters, width, ours, page, torn }: ComparedText,
  at: number,
  exceptions: readonly BreakException[],
): Difference | null {
  const end = clusters.length - 1;
  const own = ours[at]?.start ?? end;
  const other = page[at]?.start ?? end;
  // The longer line is as wide as the box, but for what is not seen.
  const longer = own > other ? ours[at - 1]! : page[at - 1]!;
  if (Math.abs(longer.width - width) <= TOLERANCE) return null;
  const side = own < other ? 'ours' : 'page';
  const start = Math.min(own, other);
  const before = text.slice(clusters[Math.max(0, start - CONTEXT)], clusters[start]);
  const context = `${before}⏎${text.slice(clusters[start], clusters[Math.min(end, start + CONTEXT)])}`;
  const exception = exceptions.find((each) => {
    const pattern = each[side];
    return pattern === undefined ? each.torn && torn[at - 1] : new RegExp(pattern, 'v').test(context);
  });
  return { exception: exception ?? null, message: `at ${width} px ${side} alone: ${context}` };
}

function otherWidth(
  { text, clusters, width, ours, page }: ComparedText,
  exceptions: readonly WidthException[],
): Difference | null {
  let worst: Difference | null = null;
  for (const [at, line] of ours.entries()) {
    const difference = Math.abs(line.width - page[at]!.width);
    if (difference <= TOLERANCE) continue;
    const content = text.slice(clusters[line.start], clusters[ours[at + 1]?.start ?? clusters.length - 1]);
    const exception = exceptions.find(
      (each) => difference <= each.most && matches(each.line, content) && matches(each.text, text),
    );
    const message = `at ${width} px ${line.width.toFixed(2)} here, ${page[at]!.width.toFixed(2)} in the page: ${content}`;
    if (!exception) return { exception: null, message };
    worst = { exception, message };
  }
  return worst;
}

const matches = (pattern: string | undefined, text: string): boolean =>
  pattern === undefined || new RegExp(pattern, 'v').test(text);
