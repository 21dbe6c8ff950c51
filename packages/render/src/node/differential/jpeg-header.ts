import type { CodeTables, HuffmanTable } from './jpeg-huffman.ts';
import type { Quantisation } from './jpeg-tables.ts';

export interface HeaderFields {
  readonly width: number;
  readonly height: number;
  /** 4:4:4, or 4:2:0. */
  readonly fullColour: boolean;
  readonly quantisation: Quantisation;
  readonly tables: CodeTables;
}

/** All of a file in front of its scan: JFIF, baseline, one scan of three interleaved components (ITU-T T.81 B.2). */
export function fileHeader({ width, height, fullColour, quantisation, tables }: HeaderFields): Uint8Array {
  const { dc, ac } = tables;
  return Uint8Array.from([
    ...[0xff, SOI],
    ...segment(
      APP0,
      [...'JFIF\0'].map((letter) => letter.charCodeAt(0)),
      VERSION,
      SQUARE_PIXELS,
      NO_THUMBNAIL,
    ),
    ...segment(DQT, [0], quantisation.luma),
    ...segment(DQT, [1], quantisation.chroma),
    ...segment(
      SOF0,
      [8, ...twoBytes(height), ...twoBytes(width), 3],
      [1, fullColour ? 0x11 : 0x22, 0],
      [2, 0x11, 1],
      [3, 0x11, 1],
    ),
    ...segment(DHT, [0x00], listed(dc[0])),
    ...segment(DHT, [0x10], listed(ac[0])),
    ...segment(DHT, [0x01], listed(dc[1])),
    ...segment(DHT, [0x11], listed(ac[1])),
    ...segment(SOS, [3], [1, 0x00], [2, 0x11], [3, 0x11], [0, 63, 0]),
  ]);
}

export const END_OF_IMAGE: readonly number[] = [0xff, 0xd9];

const SOI = 0xd8;
const APP0 = 0xe0;
const DQT = 0xdb;
const SOF0 = 0xc0;
const DHT = 0xc4;
const SOS = 0xda;

const VERSION = [1, 1];
/** No unit, 1 to 1. */
const SQUARE_PIXELS = [0, 0, 1, 0, 1];
const NO_THUMBNAIL = [0, 0];

function segment(marker: number, ...parts: readonly ArrayLike<number>[]): number[] {
  const content = parts.flatMap((part) => Array.from(part));
  return [0xff, marker, ...twoBytes(content.length + 2), ...content];
}

function listed({ lengthCounts, symbols }: HuffmanTable): number[] {
  return [...lengthCounts, ...symbols];
}

const twoBytes = (value: number): [number, number] => [value >> 8, value & 0xff];
