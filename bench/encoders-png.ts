/**
 * `node bench/encoders-png.ts`: the reference card of several rows as PNG, by the differential encoder (given whole
 * frames, and only the rectangles of the layers that a row has a say in), by its TypeScript, by sharp and by the canvas
 * library. All are given pixels. Medians, taken in turns; exactness is for the tests.
 */
import { createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import { createPngEncoder } from '../packages/render/src/node/differential/png-encoder.ts';
import { describeMachine, machineLine } from './machine.ts';
import { median } from './measure.ts';
import { HEIGHT, loadCard, prepareArtwork, WIDTH } from './reference-card/card.ts';
import { type CardFrame, paintFrames } from './reference-card/frames.ts';

const ROWS = 9;
const ROUNDS = 15;

await prepareArtwork();
const { base, frames } = await paintFrames(await loadCard(ROWS));
const [sample, another, ...others] = frames as [CardFrame, CardFrame, ...CardFrame[]];

const began = performance.now();
const encoder = createPngEncoder(base, sample.pixels);
const compiled = performance.now();
encoder.encode(sample.whole);
const first = performance.now();
// What rows happen to have in common is static too, such as the tiles behind a list of numbers.
const onRow = createPngEncoder(sample.pixels, another.pixels);
const plain = createPngEncoder(base, sample.pixels, 'typescript');
const canvas = createCanvas(WIDTH, HEIGHT);

const ways: { readonly [name: string]: (frame: CardFrame) => Promise<Uint8Array> | Uint8Array } = {
  'differential, whole frames': ({ whole }) => encoder.encode(whole),
  'differential, rectangles': ({ parts }) => encoder.encode(parts),
  'differential, whole frames, a row as base': ({ whole }) => onRow.encode(whole),
  'differential, rectangles, a row as base': ({ parts }) => onRow.encode(parts),
  'differential, nothing changed': () => encoder.encode([]),
  'differential, TypeScript': ({ whole }) => plain.encode(whole),
  'sharp, level 1': (frame) => bySharp(frame, 1),
  'sharp, level 6': (frame) => bySharp(frame, 6),
  'canvas (with putImageData)': ({ pixels }) => {
    canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels.data), WIDTH, HEIGHT), 0, 0);
    return canvas.encodeSync('png');
  },
};

function bySharp({ pixels }: CardFrame, compressionLevel: number): Promise<Buffer> {
  const raw = { width: WIDTH, height: HEIGHT, channels: 4 } as const;
  return sharp(pixels.data, { raw }).removeAlpha().png({ compressionLevel }).toBuffer();
}

const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
const bytes = new Map(Object.keys(ways).map((name) => [name, 0]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, encode] of Object.entries(ways)) {
    for (const frame of others) {
      const startedAt = performance.now();
      const file = await encode(frame);
      times.get(name)!.push(performance.now() - startedAt);
      bytes.set(name, bytes.get(name)! + file.length);
    }
  }
}

console.log(machineLine(describeMachine()));
console.log(
  `compiled in ${(compiled - began).toFixed(0)} ms, first frame after ${(first - compiled).toFixed(0)} ms more;`,
);
console.log(`holds ${(encoder.sizeBytes / 1e6).toFixed(1)} MB`);
const reference = median(times.get('sharp, level 6')!);
console.table(
  Object.fromEntries(
    Object.keys(ways).map((name) => {
      const ms = median(times.get(name)!);
      return [
        name,
        {
          'ms/frame': Number(ms.toFixed(2)),
          fastest: Number(Math.min(...times.get(name)!).toFixed(2)),
          'times as fast as sharp 6': Number((reference / ms).toFixed(1)),
          bytes: Math.round(bytes.get(name)! / (ROUNDS * others.length)),
        },
      ];
    }),
  ),
);
