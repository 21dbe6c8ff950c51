import { type BidiText, isRemoved, startsIsolate } from './bidi-explicit.ts';

/** BD13: characters of one level that the later rules see as one text, with what stands at either end of it. */
export interface IsolatingRunSequence {
  /** Positions in the paragraph, ascending, without removed characters. */
  readonly positions: readonly number[];
  readonly level: number;
  readonly startOfSequence: 'L' | 'R';
  readonly endOfSequence: 'L' | 'R';
}

/** X10. */
export function isolatingRunSequences(text: BidiText): IsolatingRunSequence[] {
  const { original, levels, base, matches } = text;
  const kept: number[] = [];
  for (let at = 0; at < original.length; at++) if (!isRemoved(original[at]!)) kept.push(at);
  const runs = levelRuns(kept, levels);
  const runAt = new Map<number, LevelRun>();
  for (const run of runs) runAt.set(kept[run.from]!, run);
  const sequences: IsolatingRunSequence[] = [];
  for (const first of runs) {
    const start = kept[first.from]!;
    if (original[start] === 'PDI' && matches[start]! >= 0) continue;
    const positions: number[] = [];
    let last = first;
    for (let run: LevelRun | undefined = first; run; ) {
      for (let index = run.from; index < run.to; index++) positions.push(kept[index]!);
      last = run;
      const end = positions.at(-1)!;
      run = startsIsolate(original[end]!) ? runAt.get(matches[end]!) : undefined;
    }
    const level = levels[start]!;
    const unclosed = startsIsolate(original[positions.at(-1)!]!);
    const before = first.from === 0 ? base : levels[kept[first.from - 1]!]!;
    const after = last.to === kept.length || unclosed ? base : levels[kept[last.to]!]!;
    sequences.push({
      positions,
      level,
      startOfSequence: direction(Math.max(level, before)),
      endOfSequence: direction(Math.max(level, after)),
    });
  }
  return sequences;
}

interface LevelRun {
  readonly from: number;
  readonly to: number;
}

function levelRuns(kept: readonly number[], levels: Uint8Array): LevelRun[] {
  const runs: LevelRun[] = [];
  for (let from = 0; from < kept.length; ) {
    let to = from + 1;
    while (to < kept.length && levels[kept[to]!] === levels[kept[from]!]) to++;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

export const direction = (level: number): 'L' | 'R' => (level % 2 === 1 ? 'R' : 'L');
