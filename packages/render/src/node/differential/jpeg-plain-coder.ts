import type { Pixels } from '../encode.ts';
import type { Patch, Rect } from './frame-encoder.ts';
import { codeTablesFor } from './jpeg-huffman.ts';
import { BitWriter, codeBlock, SymbolCounter, type SymbolSink } from './jpeg-plain-entropy.ts';
import { newSamples, readSamples } from './jpeg-plain-samples.ts';
import { transformBlock } from './jpeg-plain-transform.ts';
import type { ScanCoder, ScanOptions } from './jpeg-scan-coder.ts';

/**
 * Scans by plain TypeScript, byte for byte those of the WebAssembly coder and many times slower. It keeps the base's
 * coefficients, computes those of the MCUs under a patch, and codes the whole scan anew.
 */
export function createPlainScanCoder(options: ScanOptions, base: Pixels, sample: Pixels): ScanCoder {
  const { fullColour, quantisation, background } = options;
  const { width, height } = base;
  const side = fullColour ? 8 : 16;
  const columns = Math.ceil(width / side);
  const mcuCount = columns * Math.ceil(height / side);
  const samples = newSamples(fullColour);
  const firstChroma = samples.length - 2;
  const mcuLength = samples.length * 64;

  const computeMcu = (picture: Pixels, mcu: number, to: Int16Array): void => {
    readSamples(picture, (mcu % columns) * side, Math.floor(mcu / columns) * side, background, samples);
    for (const [index, block] of samples.entries()) {
      const steps = index < firstChroma ? quantisation.luma : quantisation.chroma;
      transformBlock(block, steps, to.subarray(index * 64, (index + 1) * 64));
    }
  };

  const computeAll = (picture: Pixels): Int16Array => {
    const all = new Int16Array(mcuCount * mcuLength);
    for (let mcu = 0; mcu < mcuCount; mcu++) computeMcu(picture, mcu, mcuOf(all, mcu));
    return all;
  };

  const mcuOf = (all: Int16Array, mcu: number): Int16Array => all.subarray(mcu * mcuLength, (mcu + 1) * mcuLength);

  const codeAll = (coefficientsOf: (mcu: number) => Int16Array, sink: SymbolSink): void => {
    const predictors = [0, 0, 0];
    for (let mcu = 0; mcu < mcuCount; mcu++) {
      const coefficients = coefficientsOf(mcu);
      for (let index = 0; index < samples.length; index++) {
        const block = coefficients.subarray(index * 64, (index + 1) * 64);
        const channel = Math.max(0, index - firstChroma + 1);
        codeBlock(block, predictors[channel]!, channel === 0 ? 0 : 1, sink);
        predictors[channel] = block[0]!;
      }
    }
  };

  const mcusUnder = function* ({ x, y, width, height }: Rect): Generator<number> {
    for (let row = Math.floor(y / side); row * side < y + height; row++) {
      for (let column = Math.floor(x / side); column * side < x + width; column++) yield row * columns + column;
    }
  };

  const ofBase = computeAll(base);
  const counter = new SymbolCounter();
  codeAll((mcu) => mcuOf(ofBase, mcu), counter);
  const ofSample = computeAll(sample);
  codeAll((mcu) => mcuOf(ofSample, mcu), counter);
  const tables = codeTablesFor(counter.counts);

  const frame: Pixels = { width, height, data: new Uint8ClampedArray(base.data) };
  const untouched = new Uint8ClampedArray(base.data);
  return {
    tables,
    encode(patches) {
      for (const patch of patches) place(patch, frame);
      const touched = new Map<number, Int16Array>();
      for (const patch of patches) for (const mcu of mcusUnder(patch)) touched.set(mcu, new Int16Array(mcuLength));
      for (const [mcu, coefficients] of touched) computeMcu(frame, mcu, coefficients);
      frame.data.set(untouched);
      const writer = new BitWriter(tables);
      codeAll((mcu) => touched.get(mcu) ?? mcuOf(ofBase, mcu), writer);
      return writer.finish();
    },
    sizeBytes: frame.data.length + untouched.length + ofBase.byteLength,
  };
}

function place({ x, y, width, height, data }: Patch, frame: Pixels): void {
  for (let row = 0; row < height; row++) {
    frame.data.set(data.subarray(row * width * 4, (row + 1) * width * 4), ((y + row) * frame.width + x) * 4);
  }
}
