import type { Segment } from '@pictify/expr';

export interface MarkedRun {
  readonly text: string;
  readonly bold: boolean;
}

interface Piece {
  /** Null: a `**` of the template's own text. */
  readonly text: string | null;
  readonly literal: boolean;
}

/**
 * `**bold**` in the literal segments only: text that came from data can never make markup, whatever it holds.
 * A `**` opens when no space follows it and closes when no space precedes it; one without a partner, or around
 * nothing, stays text. Neighbouring runs of one kind are joined; there is always at least one run.
 */
export function markBold(segments: readonly Segment[]): readonly MarkedRun[] {
  const pieces = split(segments);
  const partner = pairs(pieces);
  const runs: { text: string; bold: boolean }[] = [];
  let bold = false;
  pieces.forEach((piece, index) => {
    if (piece.text === null && partner.has(index)) {
      bold = !bold;
      return;
    }
    const text = piece.text ?? '**';
    const last = runs.at(-1);
    if (text === '') return;
    if (last && last.bold === bold) last.text += text;
    else runs.push({ text, bold });
  });
  return runs.length > 0 ? runs : [{ text: '', bold: false }];
}

function split(segments: readonly Segment[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text, literal } of segments) {
    if (!literal) {
      pieces.push({ text, literal });
      continue;
    }
    text.split('**').forEach((part, index) => {
      if (index > 0) pieces.push({ text: null, literal: true });
      if (part !== '') pieces.push({ text: part, literal: true });
    });
  }
  return pieces;
}

/** The markers that open or close a run. Data counts as a word, so that its content cannot decide the markup. */
function pairs(pieces: readonly Piece[]): ReadonlySet<number> {
  const found = new Set<number>();
  let open = -1;
  pieces.forEach((piece, index) => {
    if (piece.text !== null) return;
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    if (open < 0) {
      if (after && !(after.literal && (after.text === null || /^\s/.test(after.text)))) open = index;
    } else if (before && !(before.literal && (before.text === null || /\s$/.test(before.text)))) {
      found.add(open).add(index);
      open = -1;
    }
  });
  return found;
}
