import { type Segment, toText, type Value } from '@pictify/expr';
import type { Compiling } from '../compile/compiling.ts';
import type { Reporting } from '../issues.ts';
import { LIMITS } from '../limits.ts';
import { type Cell, dynamic, literal } from '../properties/cell.ts';
import { hasBlocks } from '../properties/property.ts';
import { fitText } from '../properties/text.ts';
import { cleanText, cutText } from '../text/clean.ts';
import { type MarkedRun, markBold } from '../text/markup.ts';

/** The runs of one text; only the template's own words can make some of them bold, or nest items of lists by tabs. */
export function compileRuns(value: unknown, at: Compiling, markup: boolean): Cell<readonly MarkedRun[]> {
  if (!hasBlocks(value)) {
    const written = fitText(typeof value === 'string' ? value : toText((value ?? null) as Value), at, true);
    return literal(runsOf([{ text: written, literal: true }], markup));
  }
  const { program, place } = at.program(value);
  return dynamic((frame) => {
    const { segments, issues } = program.evaluateSegments(frame.scope, frame.env);
    if (issues.length > 0) frame.issues.forward(issues, place);
    return runsOf(cleanSegments(segments, frame.issues.at(place)), markup);
  });
}

function runsOf(segments: readonly Segment[], markup: boolean): readonly MarkedRun[] {
  return markup ? markBold(segments) : [{ text: segments.map(({ text }) => text).join(''), bold: false }];
}

function cleanSegments(segments: readonly Segment[], report: Reporting): readonly Segment[] {
  let room: number = LIMITS.textLength;
  return segments.map((segment) => {
    const text = cutText(segment.text, room);
    if (text !== segment.text) {
      report.problem('text_too_long', `The text was cut to ${LIMITS.textLength} characters.`);
    }
    room = Math.max(0, room - segment.text.length);
    return { text: cleanText(text, segment.literal), literal: segment.literal };
  });
}
