import { ByteSink } from './byte-stream.ts';
import { writeCharacterMap } from './character-map.ts';
import { nameTable } from './name-table.ts';
import { buildSfnt, view } from './sfnt.ts';

const UNITS = 1000;

/** An OpenType font with CFF outlines, in which A and B are boxes 500 units wide. */
export function cffFont(): Uint8Array {
  const noMap = words([0, 0]);
  const tables = {
    'CFF ': cff(),
    'OS/2': words(Array.from({ length: 39 }, (_, at) => ({ 0: 4, 2: 500, 31: 0x40 })[at] ?? 0)),
    cmap: writeCharacterMap(
      new Map([
        [65, 1],
        [66, 2],
      ]),
      noMap,
    ),
    head: words([1, 0, 0, 0, 0, 0, 0x5f0f, 0x3cf5, 0, UNITS, ...Array(15).fill(0), 0, 0]),
    hhea: words([1, 0, 800, 0xff38, 0, 600, ...Array(11).fill(0), 3]),
    hmtx: words([600, 0, 600, 50, 600, 50]),
    maxp: words([0, 0x5000, 3]),
    name: nameTable('Boxes'),
    post: words([3, ...Array(15).fill(0)]),
  };
  return buildSfnt(0x4f54544f, new Map(Object.entries(tables)));
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  for (const [index, value] of values.entries()) view(bytes).setUint16(index * 2, value);
  return bytes;
}

const END_CHAR = 14;
const R_MOVE_TO = 21;
const H_LINE_TO = 6;

/** Adobe Technical Note 5176. */
function cff(): Uint8Array {
  const box = [...number(50), ...number(0), R_MOVE_TO, ...[500, 700, -500].flatMap(number), H_LINE_TO, END_CHAR];
  const outlines = index([[END_CHAR], box, box]);
  const header = [1, 0, 4, 4];
  const names = index([[...'Boxes'].map((letter) => letter.charCodeAt(0))]);
  const CHAR_STRINGS = 17;
  const PRIVATE = 18;
  const topDict = (at: number): number[] => index([[...long(at), CHAR_STRINGS, ...long(0), ...long(at), PRIVATE]]);
  const before = header.length + names.length + topDict(0).length + 4;
  return Uint8Array.from([...header, ...names, ...topDict(before), 0, 0, 0, 0, ...outlines]);
}

const number = (value: number): number[] => [28, (value >> 8) & 0xff, value & 0xff];
const long = (value: number): number[] => [29, 0, 0, (value >> 8) & 0xff, value & 0xff];

function index(parts: readonly (readonly number[])[]): number[] {
  const sink = new ByteSink();
  sink.uint16(parts.length);
  sink.uint8(2);
  let offset = 1;
  for (const part of [[], ...parts]) sink.uint16((offset += part.length));
  return [...sink.bytes(), ...parts.flat()];
}
