import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import { createCanvas, GlobalFonts, setTextRenderer } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import decompress from 'woff2-encoder/decompress';
import { woff2ToSfnt } from './woff2.ts';
import { rebuildMetrics } from './woff2-metrics.ts';

setTextRenderer('system');
const require = createRequire(import.meta.url);

function slice(family: string, name: string): Uint8Array {
  const folder = require.resolve(`@fontsource-variable/${family}/package.json`).replace('package.json', 'files/');
  return readFileSync(`${folder}${family}-${name}-wght-normal.woff2`);
}

describe('unpacking WOFF2', () => {
  it.each([
    ['noto-sans-thai', 'thai', 'สวัสดี๐๑๒๓ ๛'],
    ['noto-sans-sc', '118', '！你一个人不了'],
    ['noto-sans-arabic', 'arabic', 'بِسْمِ ﯡ ࣌'],
  ])('paints %s %s as the reference decoder does', async (family, name, text) => {
    const packed = slice(family, name);
    const own = `own-${family}-${name}`;
    const reference = `reference-${family}-${name}`;
    GlobalFonts.register(Buffer.from(woff2ToSfnt(packed, brotliDecompressSync)), own);
    GlobalFonts.register(Buffer.from(await decompress(packed)), reference);
    for (const weight of [100, 450, 900])
      expect(paint(own, weight, text).equals(paint(reference, weight, text))).toBe(true);
    // FreeType, given the packed file, loses outlines; whoever wants to hand it over directly will see it here.
    expect(paint(own, 400, text).some((value) => value > 0)).toBe(true);
  });

  it('rejects a truncated file', () => {
    const packed = slice('noto-sans-thai', 'thai');
    expect(() => woff2ToSfnt(packed.subarray(0, 60), brotliDecompressSync)).toThrow();
  });

  it('takes bearings that were left out from the outlines', () => {
    const hhea = new Uint8Array(36);
    hhea[35] = 2;
    const edges = Int16Array.from([5, -3, 7]);
    expect([...rebuildMetrics(Uint8Array.of(3, 1, 0, 2, 0), hhea, edges)]).toEqual([1, 0, 0, 5, 2, 0, 255, 253, 0, 7]);
    const kept = Uint8Array.of(1, 1, 0, 2, 0, 0, 9);
    expect([...rebuildMetrics(kept, hhea, edges)]).toEqual([1, 0, 0, 5, 2, 0, 255, 253, 0, 9]);
  });
});

function paint(family: string, weight: number, text: string): Buffer {
  const canvas = createCanvas(500, 80);
  const context = canvas.getContext('2d');
  context.font = `normal ${weight} 40px "${family}"`;
  context.fillText(text, 10, 55);
  return Buffer.from(context.getImageData(0, 0, 500, 80).data.buffer);
}
