/** The usual table of DC sizes (ITU T.81, K.3.1): how many codes there are of each length, and what they stand for. */
const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_SIZES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const DC_CODES = [
  '00',
  '010',
  '011',
  '100',
  '101',
  '110',
  '1110',
  '11110',
  '111110',
  '1111110',
  '11111110',
  '111111110',
];
/** The one code of the AC table: nothing follows. */
const END_OF_BLOCK = '0';

export interface TinyJpeg {
  /** Of each component, 0..255, as it stands in the file. */
  readonly values: readonly number[];
  /** Adobe's marker: 0 for CMYK, 2 for YCCK. */
  readonly adobe?: 0 | 2;
}

/** A baseline JPEG of one colour, 8 × 8, by hand: what no encoder at hand writes. */
export function tinyJpeg({ values, adobe }: TinyJpeg): Buffer {
  const frame = values.flatMap((_, index) => [index + 1, 0x11, 0]);
  const scan = values.flatMap((_, index) => [index + 1, 0x00]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    adobe === undefined ? Buffer.alloc(0) : segment(0xee, [...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, adobe]),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(0xc0, [8, 0, 8, 0, 8, values.length, ...frame]),
    segment(0xc4, [0x00, ...DC_LENGTHS, ...DC_SIZES]),
    segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
    segment(0xda, [values.length, ...scan, 0, 63, 0]),
    entropy(values.map((value) => `${dcBits((value - 128) * 8)}${END_OF_BLOCK}`).join('')),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, body: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]);
}

/** A DC coefficient: the code of its size, and its bits; those of a negative one are inverted. */
function dcBits(value: number): string {
  if (value === 0) return DC_CODES[0] as string;
  const size = Math.abs(value).toString(2).length;
  const bits = value > 0 ? value : value + 2 ** size - 1;
  return DC_CODES[size] + bits.toString(2).padStart(size, '0');
}

function entropy(bits: string): Buffer {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const bytes = padded.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
}
