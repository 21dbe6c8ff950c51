/**
 * `node bench/motion.ts`: a GIF of 30 frames, 600×315, by our encoder, by gifenc with a palette for each frame, and by
 * sharp, of the same frames in the same run. Writes weights and times to `results/motion.md`, asserts none; look at
 * `out/motion.*.gif`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileTemplateDocument, type Template } from '@pictify/scene';
import sharp from 'sharp';
import { createFontLibrary } from '../packages/render/src/node/fonts/index.ts';
import { encodeAnimatedWebp } from '../packages/render/src/node/motion/encode-animated-webp.ts';
import { encodeGif } from '../packages/render/src/node/motion/gif/encode-gif.ts';
import type { MotionFrame } from '../packages/render/src/node/motion/motion-frame.ts';
import { MotionPages } from '../packages/render/src/node/motion/motion-pages.ts';
import { MotionShow } from '../packages/render/src/node/motion/motion-show.ts';
import { PictureCache } from '../packages/render/src/node/picture-cache.ts';
import type { Stage } from '../packages/render/src/node/stage.ts';
import { describeMachine, machineLine } from './machine.ts';
import { benchPath, ensurePeers, loadPeer } from './peers.ts';

const PASSES = 9;
const GIF = { loop: 1, colors: 256 };

/** What is used of gifenc 1.0.3. */
interface Gifenc {
  quantize(rgba: Uint8Array, colors: number): number[][];
  applyPalette(rgba: Uint8Array, palette: number[][]): Uint8Array;
  GIFEncoder(): {
    writeFrame(indexes: Uint8Array, width: number, height: number, options: object): void;
    finish(): void;
    bytes(): Uint8Array;
  };
}

const { quantize, applyPalette, GIFEncoder } = await loadGifenc();
const template = JSON.parse(await readFile(benchPath('motion-card/template.json'), 'utf8')) as Template;
const stage: Stage = {
  fonts: await createFontLibrary(),
  load: () => Promise.reject(new Error('The card has no pictures')),
  cache: new PictureCache(),
};
const scene = compileTemplateDocument(template).resolve({ hours: 1234 });
const pages = await MotionPages.set(scene, 1, stage);
const paint = () => new MotionShow(pages, scene.animation ?? {}).paint({ fps: 15, scale: 1 });
const { width, height, frames } = await paint();
const pictures = wholeFrames(frames);
const delay = frames.map(({ delayMs }) => Math.round(delayMs));

const ways: { readonly [name: string]: () => Promise<Uint8Array> | Uint8Array } = {
  'ours.gif': async () => (await encodeGif(frames, { width, height, ...GIF })).bytes,
  'gifenc.gif': () => {
    const gif = GIFEncoder();
    for (const [index, rgba] of pictures.entries()) {
      const palette = quantize(rgba, 256);
      gif.writeFrame(applyPalette(rgba, palette), width, height, { palette, delay: delay[index], repeat: -1 });
    }
    gif.finish();
    return gif.bytes();
  },
  'sharp.gif': () => strip().gif({ delay, loop: 1 }).toBuffer(),
  'ours.webp': () => encodeAnimatedWebp(frames, { width, height, loop: 1, quality: 80 }),
};

await mkdir(benchPath('out'), { recursive: true });
const lines = [
  `${frames.length} frames of ${width}×${height}, median of ${PASSES} passes; painting all of them takes`,
  `${(await median(paint)).toFixed(0)} ms. ${machineLine(describeMachine())}`,
  '',
  '| | KB | ms | times ours |',
  '|---|---|---|---|',
];
let oursMs = 0;
for (const [name, write] of Object.entries(ways)) {
  const bytes = await write();
  await writeFile(join(benchPath('out'), `motion.${name}`), bytes);
  const ms = await median(write);
  oursMs ||= ms;
  lines.push(`| ${name} | ${(bytes.length / 1000).toFixed(1)} | ${ms.toFixed(0)} | ${(ms / oursMs).toFixed(2)}× |`);
}
console.log(lines.join('\n'));
await writeFile(benchPath('results/motion.md'), `# A GIF of 30 frames\n\n${lines.join('\n')}\n`);

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[PASSES >> 1]!;
}

/** Every frame in full, RGBA. */
function wholeFrames(parts: readonly MotionFrame[]): Uint8Array[] {
  const seen = new Uint32Array(width * height);
  return parts.map(({ area, pixels }) => {
    for (let row = 0; row < area.height; row++) {
      seen.set(pixels.subarray(row * area.width, (row + 1) * area.width), (area.y + row) * width + area.x);
    }
    return new Uint8Array(seen.slice().buffer);
  });
}

function strip() {
  const raw = { width, height: height * pictures.length, channels: 4, pageHeight: height } as const;
  return sharp(Buffer.concat(pictures), { raw });
}

/** Written for bundlers; Node has it as the default of a CommonJS module. */
async function loadGifenc(): Promise<Gifenc> {
  ensurePeers();
  return (await loadPeer<{ default: Gifenc }>('gifenc')).default;
}
