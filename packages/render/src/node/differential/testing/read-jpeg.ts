import { ZIGZAG } from '../jpeg-tables.ts';

/** A baseline file taken apart. */
export interface ReadJpeg {
  readonly width: number;
  readonly height: number;
  /** 64 steps, row by row, of luma and of the colour differences. */
  readonly steps: readonly (readonly number[])[];
  /** Quantised coefficients of all blocks in the order of the scan, 64 each, row by row. */
  readonly coefficients: Int16Array;
  readonly mcuCount: number;
}

interface Codes {
  /** Symbols by length and code: `length << 16 | code`. */
  readonly symbols: ReadonlyMap<number, number>;
}

/**
 * Reads a file of the kind this encoder writes and takes nothing amiss: segments in order, lengths that fit, complete
 * code tables, every block of every MCU, bytes stuffed, padding of ones, and nothing behind the end.
 *
 * @throws Error that says what is wrong.
 */
export function readJpeg(file: Uint8Array): ReadJpeg {
  let at = 0;
  const byte = (): number => {
    if (at >= file.length) fail('the file ends early');
    return file[at++]!;
  };
  const word = (): number => (byte() << 8) | byte();
  const segment = (marker: number): Uint8Array => {
    if (word() !== (0xff00 | marker)) fail(`marker ${marker.toString(16)} expected at ${at - 2}`);
    const length = word();
    at += length - 2;
    return file.subarray(at - length + 2, at);
  };

  if (word() !== 0xffd8) fail('no start of image');
  if (Buffer.from(segment(0xe0)).toString('latin1') !== 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0') fail('not JFIF');
  const steps = [0, 1].map((table) => {
    const [id, ...values] = segment(0xdb);
    if (id !== table || values.length !== 64 || values.includes(0)) fail('a quantisation table is unsound');
    return ZIGZAG.map((_, place) => values[ZIGZAG.indexOf(place)]!);
  });
  const frame = segment(0xc0);
  const height = (frame[1]! << 8) | frame[2]!;
  const width = (frame[3]! << 8) | frame[4]!;
  const side = frame[7] === 0x22 ? 16 : 8;
  const layout = side === 16 ? 0x22 : 0x11;
  if (String([...frame.slice(5), frame[0]]) !== String([3, 1, layout, 0, 2, 0x11, 1, 3, 0x11, 1, 8]))
    fail('an odd frame');
  const [dcLuma, acLuma, dcChroma, acChroma] = [0x00, 0x10, 0x01, 0x11].map((id) => readCodes(segment(0xc4), id)) as [
    Codes,
    Codes,
    Codes,
    Codes,
  ];
  if (String([...segment(0xda)]) !== '3,1,0,2,17,3,17,0,63,0') fail('an odd scan');

  let bits = 0;
  let bitCount = 0;
  const bit = (): number => {
    if (bitCount === 0) {
      bits = byte();
      if (bits === 0xff && byte() !== 0) fail('a marker within the scan');
      bitCount = 8;
    }
    return (bits >> --bitCount) & 1;
  };
  const symbol = ({ symbols }: Codes): number => {
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | bit();
      const found = symbols.get((length << 16) | code);
      if (found !== undefined) return found;
    }
    return fail('no such code');
  };
  const value = (category: number): number => {
    let read = 0;
    for (let i = 0; i < category; i++) read = (read << 1) | bit();
    return category > 0 && read < 1 << (category - 1) ? read - (1 << category) + 1 : read;
  };

  const mcuCount = Math.ceil(width / side) * Math.ceil(height / side);
  const lumaBlocks = side === 16 ? 4 : 1;
  const coefficients = new Int16Array(mcuCount * (lumaBlocks + 2) * 64);
  const predictors = [0, 0, 0];
  for (let block = 0; block * 64 < coefficients.length; block++) {
    const channel = Math.max(0, (block % (lumaBlocks + 2)) - lumaBlocks + 1);
    const category = symbol(channel ? dcChroma : dcLuma);
    if (category > 11) fail('a DC difference of more than 11 bits');
    coefficients[block * 64] = predictors[channel]! += value(category);
    for (let k = 1; k < 64; k++) {
      const runAndCategory = symbol(channel ? acChroma : acLuma);
      if (runAndCategory === 0) break;
      k += runAndCategory >> 4;
      if (k > 63) fail('coefficients beyond the block');
      if ((runAndCategory & 15) > 10) fail('an AC coefficient of more than 10 bits');
      if ((runAndCategory & 15) === 0 && runAndCategory !== 0xf0) fail('a run of nothing');
      coefficients[block * 64 + ZIGZAG[k]!] = value(runAndCategory & 15);
    }
  }
  if ((bits & ((1 << bitCount) - 1)) !== (1 << bitCount) - 1) fail('padding that is not ones');
  if (word() !== 0xffd9) fail('no end of image');
  if (at !== file.length) fail('bytes behind the end');
  return { width, height, steps, coefficients, mcuCount };
}

/** T.81 C.2, with all that could be wrong with a table. */
function readCodes(segment: Uint8Array, id: number): Codes {
  if (segment[0] !== id) fail(`table ${id.toString(16)} expected`);
  const symbols = new Map<number, number>();
  let code = 0;
  let index = 17;
  for (let length = 1; length <= 16; length++, code <<= 1) {
    for (let i = 0; i < segment[length]!; i++) symbols.set((length << 16) | code++, segment[index++]!);
    if (code >= 1 << length) fail('a code of all ones, or too many codes');
  }
  if (index !== segment.length) fail('a table with more symbols than codes');
  if (new Set(symbols.values()).size !== symbols.size) fail('a symbol with two codes');
  return { symbols };
}

function fail(reason: string): never {
  throw new Error(`Not the JPEG it should be: ${reason}.`);
}
