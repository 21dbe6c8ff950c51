import { ByteSink, ByteStream } from './byte-stream.ts';

const WINDOWS = 3;
const MACINTOSH = 1;
const US_ENGLISH = 0x409;
const FAMILY_IDS = [1, 2, 4, 6];

/** A `name` table in which the family is all that is told, in the ids every reader looks at. */
export function nameTable(family: string): Uint8Array {
  const name = Uint8Array.from([...family.slice(0, 100)].flatMap((letter) => [0, letter.charCodeAt(0) & 0x7f]));
  const sink = new ByteSink();
  for (const word of [0, FAMILY_IDS.length, 6 + FAMILY_IDS.length * 12]) sink.uint16(word);
  for (const id of FAMILY_IDS) for (const word of [WINDOWS, 1, US_ENGLISH, id, name.length, 0]) sink.uint16(word);
  sink.append(name);
  return sink.bytes();
}

interface NameRecord {
  readonly platform: number;
  readonly language: number;
  readonly id: number;
  readonly text: string;
}

const MOST_NAMES = 2_000;

/** The first of the names of these ids that is there, English before others. RangeError if truncated. */
export function readName(table: Uint8Array, ids: readonly number[]): string | null {
  const stream = new ByteStream(table);
  stream.uint16();
  const count = Math.min(stream.uint16(), MOST_NAMES);
  const strings = table.subarray(stream.uint16());
  const names: NameRecord[] = [];
  for (let index = 0; index < count; index++) {
    const [platform, , language, id, length, at] = Array.from({ length: 6 }, () => stream.uint16());
    if (!ids.includes(id!)) continue;
    const text = decode(strings.subarray(at!, at! + length!), platform!);
    if (text !== '') names.push({ platform: platform!, language: language!, id: id!, text });
  }
  const rank = (name: NameRecord): number =>
    ids.indexOf(name.id) * 4 +
    (name.platform === WINDOWS && name.language === US_ENGLISH ? 0 : name.platform === 0 ? 1 : 2);
  return names.sort((a, b) => rank(a) - rank(b))[0]?.text ?? null;
}

const LONGEST_NAME = 100;

function decode(bytes: Uint8Array, platform: number): string {
  const wide = platform !== MACINTOSH;
  const step = wide ? 2 : 1;
  let text = '';
  for (let at = 0; at + step <= bytes.length && text.length < LONGEST_NAME; at += step) {
    text += String.fromCharCode(wide ? (bytes[at]! << 8) | bytes[at + 1]! : bytes[at]!);
  }
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim();
}
