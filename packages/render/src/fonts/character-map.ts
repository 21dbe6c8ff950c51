import { ByteSink, ByteStream } from './byte-stream.ts';
import { view } from './sfnt.ts';

const SEGMENTS = 4;
const GROUPS = 12;
const VARIATION_SEQUENCES = 14;

interface Subtable {
  readonly format: number;
  readonly bytes: Uint8Array;
}

/** The glyphs of code points, from the largest Unicode subtable of a `cmap`. RangeError where it is damaged. */
export function readCharacterMap(cmap: Uint8Array): Map<number, number> {
  const all = subtables(cmap);
  const groups = all.find(({ format }) => format === GROUPS);
  if (groups) return readGroups(groups.bytes);
  const segments = all.find(({ format }) => format === SEGMENTS);
  return segments ? readSegments(segments.bytes) : new Map();
}

const WINDOWS = 3;
const UNICODE = 0;

function subtables(cmap: Uint8Array): Subtable[] {
  const stream = new ByteStream(cmap);
  stream.uint16();
  const records = Array.from({ length: stream.uint16() }, () => ({
    platform: stream.uint16(),
    encoding: stream.uint16(),
    at: stream.uint32(),
  }));
  return records
    .filter(({ platform, encoding }) => platform === UNICODE || (platform === WINDOWS && encoding !== 0))
    .map(({ at }) => ({ format: view(cmap).getUint16(at), bytes: cmap.subarray(at) }));
}

/** Only a damaged map has more; overlapping parts must not make work without end. */
const MOST_CHARACTERS = 0x110000;

function readGroups(bytes: Uint8Array): Map<number, number> {
  const stream = new ByteStream(bytes.subarray(12));
  const glyphs = new Map<number, number>();
  let room = MOST_CHARACTERS;
  for (let left = stream.uint32(); left > 0; left--) {
    const [first, last, glyph] = [stream.uint32(), stream.uint32(), stream.uint32()];
    room = spend(room, first, last);
    for (let point = first; point <= last; point++) glyphs.set(point, glyph + point - first);
  }
  return glyphs;
}

function readSegments(bytes: Uint8Array): Map<number, number> {
  const table = view(bytes);
  const twice = table.getUint16(6);
  const glyphs = new Map<number, number>();
  let room = MOST_CHARACTERS;
  for (let at = 0; at < twice; at += 2) {
    const last = table.getUint16(14 + at);
    const first = table.getUint16(16 + twice + at);
    room = spend(room, first, last);
    const delta = table.getUint16(16 + 2 * twice + at);
    const rangeAt = 16 + 3 * twice + at;
    const range = table.getUint16(rangeAt);
    for (let point = first; point <= last && point < 0xffff; point++) {
      const listed = range === 0 ? point : table.getUint16(rangeAt + range + (point - first) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(point, glyph);
    }
  }
  return glyphs;
}

function spend(room: number, first: number, last: number): number {
  const rest = room - Math.max(0, last - first + 1);
  if (rest < 0 || last > 0x10ffff) throw new RangeError('The character map of a font is damaged.');
  return rest;
}

/** A `cmap` of these glyphs, with the variation sequences of the one it replaces. */
export function writeCharacterMap(glyphs: ReadonlyMap<number, number>, replaced: Uint8Array): Uint8Array {
  const groups: [first: number, last: number, glyph: number][] = [];
  for (const [point, glyph] of [...glyphs].sort((a, b) => a[0] - b[0])) {
    const group = groups.at(-1);
    if (group && point === group[1] + 1 && glyph === group[2] + point - group[0]) group[1] = point;
    else groups.push([point, point, glyph]);
  }
  const sequences = subtables(replaced).find(({ format }) => format === VARIATION_SEQUENCES)?.bytes;
  const size = 16 + groups.length * 12;
  const first = 4 + (sequences ? 16 : 8);
  const sink = new ByteSink();
  sink.uint16(0);
  sink.uint16(sequences ? 2 : 1);
  if (sequences) for (const word of [UNICODE, 5, 0, 0]) sink.uint16(word);
  for (const word of [WINDOWS, 10, 0, first]) sink.uint16(word);
  sink.uint16(GROUPS);
  sink.uint16(0);
  for (const long of [size, 0, groups.length, ...groups.flat()]) uint32(sink, long);
  const bytes = sink.bytes();
  if (!sequences) return bytes;
  view(bytes).setUint32(8, bytes.length);
  sink.append(sequences.subarray(0, view(sequences).getUint32(2)));
  const whole = sink.bytes();
  view(whole).setUint32(8, bytes.length);
  return whole;
}

function uint32(sink: ByteSink, value: number): void {
  sink.uint16(value >>> 16);
  sink.uint16(value & 0xffff);
}
