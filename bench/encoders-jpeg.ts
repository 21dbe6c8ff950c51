/**
 * `node bench/encoders-jpeg.ts`: the reference card of several rows as JPEG, by the differential encoder (given whole
 * frames, and only the rectangles of the layers that a row has a say in), by its TypeScript, by sharp with fixed and with
 * optimised tables, and by the canvas library. All are given pixels. Medians, taken in turns; PSNR of what sharp decodes.
 */
import { createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import { createJpegEncoder } from '../packages/render/src/node/differential/jpeg-encoder.ts';
import type { Pixels } from '../packages/render/src/node/encode.ts';
import { describeMachine, machineLine } from './machine.ts';
import { median } from './measure.ts';
import { HEIGHT, loadCard, prepareArtwork, WIDTH } from './reference-card/card.ts';
import { type CardFrame, paintFrames } from './reference-card/frames.ts';

const ROWS = 9;
const ROUNDS = 15;

type Way = (frame: CardFrame) => Promise<Uint8Array> | Uint8Array;

await prepareArtwork();
const { base, frames } = await paintFrames(await loadCard(ROWS));
const [sample, ...others] = frames as [CardFrame, ...CardFrame[]];
const canvas = createCanvas(WIDTH, HEIGHT);

console.log(machineLine(describeMachine()));
await compare(75, false);
await compare(88, true);

async function compare(quality: number, fullColour: boolean): Promise<void> {
  const options = { quality, fullColour, background: '#ffffff' };
  const began = performance.now();
  const encoder = createJpegEncoder(base, options, sample.pixels);
  const compiled = performance.now();
  encoder.encode(sample.whole);
  const first = performance.now();
  const plain = createJpegEncoder(base, options, sample.pixels, 'typescript');
  const bySharp = ({ pixels }: CardFrame, optimiseCoding: boolean): Promise<Buffer> =>
    sharp(pixels.data, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
      .removeAlpha()
      .jpeg({ quality, optimiseCoding, chromaSubsampling: fullColour ? '4:4:4' : '4:2:0' })
      .toBuffer();
  const ways: { readonly [name: string]: Way } = {
    'differential, whole frames': ({ whole }) => encoder.encode(whole),
    'differential, rectangles': ({ parts }) => encoder.encode(parts),
    'differential, nothing changed': () => encoder.encode([]),
    'differential, TypeScript': ({ whole }) => plain.encode(whole),
    'sharp, fixed tables': (frame) => bySharp(frame, false),
    'sharp, optimised tables': (frame) => bySharp(frame, true),
    // Its 4:2:0 is what there is.
    ...(fullColour ? {} : { 'canvas (with putImageData)': (frame: CardFrame) => byCanvas(frame, quality) }),
  };

  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, encode] of Object.entries(ways)) {
      for (const frame of others) {
        const startedAt = performance.now();
        await encode(frame);
        times.get(name)!.push(performance.now() - startedAt);
      }
    }
  }

  const reference = median(times.get('sharp, fixed tables')!);
  const rows: Record<string, object> = {};
  for (const [name, encode] of Object.entries(ways)) {
    const ms = median(times.get(name)!);
    const files = await Promise.all(others.map(encode));
    const ratios = await Promise.all(files.map((file, index) => psnr(file, others[index]!.pixels)));
    rows[name] = {
      'ms/frame': Number(ms.toFixed(2)),
      fastest: Number(Math.min(...times.get(name)!).toFixed(2)),
      'times as fast as sharp': Number((reference / ms).toFixed(1)),
      bytes: Math.round(mean(files.map(({ length }) => length))),
      'PSNR dB': Number(mean(ratios).toFixed(2)),
    };
  }
  console.log(`\nquality ${quality}, ${fullColour ? '4:4:4' : '4:2:0'}`);
  console.log(
    `compiled in ${(compiled - began).toFixed(0)} ms, first frame after ${(first - compiled).toFixed(0)} ms more; holds ${(encoder.sizeBytes / 1e6).toFixed(1)} MB`,
  );
  console.table(rows);
}

function byCanvas({ pixels }: CardFrame, quality: number): Buffer {
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels.data), WIDTH, HEIGHT), 0, 0);
  return canvas.encodeSync('jpeg', quality);
}

async function psnr(file: Uint8Array, { data }: Pixels): Promise<number> {
  const decoded = await sharp(file).raw().toBuffer();
  const squares = decoded.reduce((sum, value, at) => sum + (value - data[Math.floor(at / 3) * 4 + (at % 3)]!) ** 2, 0);
  return 10 * Math.log10((255 * 255 * decoded.length) / squares);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
