import type { Pixels } from '../encode.ts';
import { checkPatch, type FrameEncoder, type Patch } from './frame-encoder.ts';
import { adler32, type ByteSums } from './png-adler.ts';
import { type Band, cutBands } from './png-bands.ts';
import { trainCode } from './png-code.ts';
import { assembleFile, fileEnd, fileStart } from './png-file.ts';
import type { Channels } from './png-filter.ts';
import { isOpaque, pixelWords, rowsOf } from './png-pixels.ts';
import { compressionLevel, type ReadyBand, readyBand } from './png-ready-band.ts';
import type { RowCoder } from './png-row-coder.ts';
import { createTypescriptCoder } from './png-typescript-coder.ts';
import { createWasmCoder } from './png-wasm-coder.ts';
import { hasWebAssembly } from './wasm-module.ts';

/** Both write the same bytes: one fast, the other plainly. */
export type PngImplementation = 'wasm' | 'typescript';

const CODERS = { wasm: createWasmCoder, typescript: createTypescriptCoder };
/** So that a run of pixels fits the 14 bits it is counted in; the canvas paints no larger picture. */
const LONGEST_SIDE = 16_384;
/** As `checkSize` has it. All that is held of so many pixels, whatever they are, stays well below 2 GiB. */
const MOST_PIXELS = 50_000_000;

/**
 * PNG files of pictures that have most of their pixels in common with `base`: what is static of a template, painted once.
 * `sample` is the same template with sample data; from both is learned which rows change and what pixels are like there.
 *
 * The file is cut into bands of rows, a deflate block each. Bands in which nothing differs from the base are there
 * ready-made, as small as zlib makes them. Of the others every row is written anew with one Huffman code, which takes a
 * fraction of the time because the bits of what is unchanged in them are at hand.
 *
 * Truecolour where base and sample are opaque, with alpha otherwise, and for a picture that nevertheless is not opaque.
 */
export function createPngEncoder(
  base: Pixels,
  sample: Pixels = base,
  implementation: PngImplementation = hasWebAssembly ? 'wasm' : 'typescript',
): FrameEncoder {
  const { width, height } = base;
  if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw new RangeError(
      `${width}×${height} is not from 1 to ${LONGEST_SIDE} pixels a side and at most ${MOST_PIXELS} in all.`,
    );
  }
  for (const { data, ...size } of [base, sample]) {
    if (size.width !== width || size.height !== height || data.length !== width * height * 4) {
      throw new RangeError(`Base and sample have to be pixels of one size, here ${width}×${height}.`);
    }
  }
  const [baseWords, sampleWords] = [pixelWords(base), pixelWords(sample)];
  const channels = isOpaque(baseWords) && isOpaque(sampleWords) ? 3 : 4;
  return new PngEncoder({ width, height }, baseWords, sampleWords, channels, implementation);
}

class PngEncoder implements FrameEncoder {
  readonly width: number;
  readonly height: number;
  readonly #channels: Channels;
  readonly #implementation: PngImplementation;
  readonly #start: Uint8Array;
  readonly #bands: readonly Band[];
  /** Of each band that has been in a file unchanged: many never are. */
  readonly #ready: (ReadyBand | undefined)[] = [];
  /** The band of each row. */
  readonly #bandOf: Uint16Array;
  readonly #coder: RowCoder;
  /** For pictures that are not opaque although the base is. */
  #withAlpha: PngEncoder | undefined;

  constructor(
    { width, height }: Pick<FrameEncoder, 'width' | 'height'>,
    base: Uint32Array,
    sample: Uint32Array,
    channels: Channels,
    implementation: PngImplementation,
  ) {
    this.width = width;
    this.height = height;
    this.#channels = channels;
    this.#implementation = implementation;
    this.#start = fileStart(width, height, channels);
    this.#bands = cutBands(base, sample, width);
    this.#bandOf = new Uint16Array(height);
    this.#bands.forEach(({ fromRow, toRow }, index) => {
      this.#bandOf.fill(index, fromRow, toRow);
    });
    const typical = this.#bands.filter(({ isChanging }) => isChanging);
    const code = trainCode(
      typical.flatMap(({ fromRow, toRow }) => rowsOf(sample, width, fromRow, toRow)),
      channels,
    );
    this.#coder = CODERS[implementation](base, width, channels, code);
  }

  get sizeBytes(): number {
    const ready = this.#ready.reduce((sum, band) => sum + (band?.chunk.length ?? 0), 0);
    return this.#coder.sizeBytes + ready + (this.#withAlpha?.sizeBytes ?? 0);
  }

  encode(patches: readonly Patch[]): Uint8Array {
    for (const patch of patches) checkPatch(patch, this);
    const touched = this.#lay(patches);
    const states = this.#bands.map(({ fromRow, toRow }, index) =>
      touched[index] ? this.#coder.stateOf(fromRow, toRow) : 'same',
    );
    try {
      if (this.#channels === 4 || !states.includes('transparent')) {
        return this.#write(states.map((state) => state === 'same'));
      }
    } finally {
      this.#bands.forEach(({ fromRow, toRow }, index) => {
        if (states[index] !== 'same') this.#coder.restore(fromRow, toRow);
      });
    }
    return this.#encodeWithAlpha(patches);
  }

  /** Which bands were touched. */
  #lay(patches: readonly Patch[]): boolean[] {
    const touched = this.#bands.map(() => false);
    for (const patch of patches) {
      if (patch.width === 0 || patch.height === 0) continue;
      this.#coder.lay(patch);
      touched.fill(true, this.#bandOf[patch.y], this.#bandOf[patch.y + patch.height - 1]! + 1);
    }
    return touched;
  }

  #write(isSame: readonly boolean[]): Uint8Array {
    const coder = this.#coder;
    coder.start();
    const sums: ByteSums[] = [];
    /** Ready-made chunks, and in their places how many bytes the coder has written for one. */
    const chunks: (Uint8Array | number)[] = [];
    let writtenBytes = 0;
    for (let index = 0; index < this.#bands.length; index++) {
      if (isSame[index]) {
        const band = this.#readyBand(index);
        chunks.push(band.chunk);
        sums.push(band.sums);
        continue;
      }
      const { fromRow } = this.#bands[index]!;
      while (isSame[index + 1] === false) index++;
      sums.push(coder.write(fromRow, this.#bands[index]!.toRow));
      chunks.push(coder.written().length - writtenBytes);
      writtenBytes = coder.written().length;
    }
    return assembleFile(this.#start, chunks, coder.written(), fileEnd(adler32(sums)));
  }

  #readyBand(index: number): ReadyBand {
    const { fromRow, toRow } = this.#bands[index]!;
    const level = compressionLevel(this.width, this.height);
    this.#ready[index] ??= readyBand(this.#coder.baseRows(fromRow, toRow), this.width, this.#channels, level);
    return this.#ready[index];
  }

  #encodeWithAlpha(patches: readonly Patch[]): Uint8Array {
    if (!this.#withAlpha) {
      const base = this.#coder.baseRows(0, this.height);
      this.#withAlpha = new PngEncoder(this, base, base, 4, this.#implementation);
    }
    return this.#withAlpha.encode(patches);
  }
}
