import type { BidiClass } from './bidi-class.ts';

/** A paragraph on its way through the rules of UAX 9; everything is by character, not by UTF-16 unit. */
export interface BidiText {
  /** As in the Unicode data. */
  readonly original: readonly BidiClass[];
  /** What the rules have made of the classes so far. */
  readonly classes: BidiClass[];
  readonly levels: Uint8Array;
  /** 0 left to right, 1 right to left. */
  readonly base: number;
  /** BD9: for an isolate initiator its PDI (or the length, if it has none), for a PDI its initiator (or -1). */
  readonly matches: Int32Array;
}

/** UAX 9: the deepest embedding there may be. */
const MAX_DEPTH = 125;

/** P2, P3 (where the direction is `auto`) and X1 to X8: levels as the explicit controls set them. */
export function explicitLevels(original: readonly BidiClass[], direction: 'auto' | 'ltr' | 'rtl'): BidiText {
  const matches = matchIsolates(original);
  const auto = direction === 'auto' ? firstStrong(original, matches, 0, original.length) : direction === 'rtl' ? 1 : 0;
  const text: BidiText = {
    original,
    classes: original.slice(),
    levels: new Uint8Array(original.length),
    base: auto ?? 0,
    matches,
  };
  setLevels(text);
  return text;
}

/** X9: characters that all later rules look through. */
export const isRemoved = (own: BidiClass): boolean =>
  own === 'BN' || own === 'PDF' || own === 'LRE' || own === 'RLE' || own === 'LRO' || own === 'RLO';

export const startsIsolate = (own: BidiClass): boolean => own === 'LRI' || own === 'RLI' || own === 'FSI';

function matchIsolates(original: readonly BidiClass[]): Int32Array {
  const matches = new Int32Array(original.length).fill(-1);
  const open: number[] = [];
  for (let at = 0; at < original.length; at++) {
    const own = original[at]!;
    if (startsIsolate(own)) {
      matches[at] = original.length;
      open.push(at);
    } else if (own === 'PDI' && open.length > 0) {
      const initiator = open.pop()!;
      matches[initiator] = at;
      matches[at] = initiator;
    }
  }
  return matches;
}

/** The level that the first strong character asks for; what is isolated does not count. */
function firstStrong(original: readonly BidiClass[], matches: Int32Array, from: number, to: number): number | null {
  for (let at = from; at < to; at++) {
    const own = original[at]!;
    if (own === 'L') return 0;
    if (own === 'R' || own === 'AL') return 1;
    if (startsIsolate(own)) at = matches[at]!;
  }
  return null;
}

interface Embedding {
  readonly level: number;
  readonly override: 'L' | 'R' | null;
  readonly isolate: boolean;
}

function setLevels({ original, classes, levels, base, matches }: BidiText): void {
  const stack: Embedding[] = [{ level: base, override: null, isolate: false }];
  let overflowIsolates = 0;
  let overflowEmbeddings = 0;
  let validIsolates = 0;
  for (let at = 0; at < original.length; at++) {
    const own = original[at]!;
    const { level, override } = stack.at(-1)!;
    levels[at] = level;
    if (override && !isRemoved(own) && own !== 'B') classes[at] = override;
    if (startsIsolate(own)) {
      const rtl = own === 'RLI' || (own === 'FSI' && firstStrong(original, matches, at + 1, matches[at]!) === 1);
      const next = nextLevel(level, rtl);
      if (next > MAX_DEPTH || overflowIsolates > 0 || overflowEmbeddings > 0) overflowIsolates++;
      else {
        validIsolates++;
        stack.push({ level: next, override: null, isolate: true });
      }
    } else if (own === 'PDI') {
      if (overflowIsolates > 0) overflowIsolates--;
      else if (validIsolates > 0) {
        overflowEmbeddings = 0;
        while (!stack.at(-1)!.isolate) stack.pop();
        stack.pop();
        validIsolates--;
        const outer = stack.at(-1)!;
        levels[at] = outer.level;
        classes[at] = outer.override ?? 'PDI';
      }
    } else if (own === 'PDF') {
      if (overflowIsolates > 0) continue;
      if (overflowEmbeddings > 0) overflowEmbeddings--;
      else if (!stack.at(-1)!.isolate && stack.length > 1) stack.pop();
    } else if (own === 'B') {
      levels[at] = base;
    } else if (isRemoved(own) && own !== 'BN') {
      const next = nextLevel(level, own === 'RLE' || own === 'RLO');
      const forced = own === 'LRO' ? 'L' : own === 'RLO' ? 'R' : null;
      if (next <= MAX_DEPTH && overflowIsolates === 0 && overflowEmbeddings === 0) {
        stack.push({ level: next, override: forced, isolate: false });
      } else if (overflowIsolates === 0) overflowEmbeddings++;
    }
  }
}

/** The least greater level of the direction. */
function nextLevel(level: number, rtl: boolean): number {
  return rtl ? (level + 1) | 1 : (level + 2) & ~1;
}
