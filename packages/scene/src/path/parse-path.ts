import { LIMITS } from '../limits.ts';
import { PathBuilder } from './path-builder.ts';
import { PathReader } from './path-reader.ts';
import type { PathSegment } from './path-segment.ts';

export interface PathProblem {
  readonly code: 'path_invalid' | 'path_too_long';
  /** One sentence, the position included. */
  readonly message: string;
  /** UTF-16 offset in the data. */
  readonly offset: number;
}

export interface ParsedPath {
  /** What was read before the problem, if there is one. */
  readonly segments: readonly PathSegment[];
  readonly problem: PathProblem | null;
}

/** How many numbers each command takes. */
const TAKES: { readonly [command: string]: number } = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
/** The largest number that may be written, either way. */
const LARGEST = 1e6;

/**
 * Reads SVG path data (SVG 2, §9.3): every command, absolute and relative, repeated without its letter, numbers run
 * together. As SVG asks, data with an error gives all that stands before it. At most
 * `LIMITS.pathLength` characters and `LIMITS.pathSegments` segments are read.
 */
export function parsePath(data: string): ParsedPath {
  const reader = new PathReader(data.slice(0, LIMITS.pathLength));
  const builder = new PathBuilder();
  const { segments } = builder;
  const fail = (code: PathProblem['code'], what: string, offset = reader.offset): ParsedPath => ({
    segments,
    problem: { code, message: `${what} (at character ${offset + 1}).`, offset },
  });
  const cut = data.length > LIMITS.pathLength;
  const tooLong = `Path data may have ${LIMITS.pathLength} characters and ${LIMITS.pathSegments} segments; the rest is not drawn`;

  reader.skipSpace();
  while (!reader.done) {
    const begin = reader.offset;
    let letter = reader.command();
    if (letter === null || (segments.length === 0 && letter !== 'm' && letter !== 'M')) {
      return fail('path_invalid', segments.length === 0 ? 'Path data begins with M' : NO_COMMAND, begin);
    }
    reader.skipSpace();
    do {
      const values = readValues(reader, letter);
      if (typeof values === 'string')
        return cut && reader.done ? fail('path_too_long', tooLong) : fail('path_invalid', values);
      if (segments.length + MOST_SEGMENTS > LIMITS.pathSegments) return fail('path_too_long', tooLong, begin);
      builder.add(letter, values);
      reader.skipSeparator();
      // Pairs after those of a move are lines.
      if (letter === 'm') letter = 'l';
      if (letter === 'M') letter = 'L';
    } while (letter !== 'z' && letter !== 'Z' && startsNumber(reader));
  }
  return cut ? fail('path_too_long', tooLong) : { segments, problem: null };
}

/** Segments that one command can make: an arc of a whole turn is four curves, and one more by rounding. */
const MOST_SEGMENTS = 5;
const NO_COMMAND = 'Not a path command; those are M L H V C S Q T A Z';

/** The numbers of a command, or what is wrong with them. */
function readValues(reader: PathReader, letter: string): number[] | string {
  const arc = letter === 'a' || letter === 'A';
  const count = TAKES[letter.toLowerCase()]!;
  const values: number[] = [];
  while (values.length < count) {
    if (values.length > 0) reader.skipSeparator();
    const isFlag = arc && (values.length === 3 || values.length === 4);
    const value = isFlag ? reader.flag() : reader.number();
    if (value === null) return isFlag ? 'A flag of an arc is 0 or 1' : `"${letter}" takes ${count} numbers`;
    if (!(Math.abs(value) <= LARGEST)) return `Numbers of a path go up to ${LARGEST}`;
    values.push(value);
  }
  return values;
}

function startsNumber(reader: PathReader): boolean {
  return !reader.done && /[\d.+-]/.test(reader.data[reader.offset]!);
}
