import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { MotionFrame } from '../motion-frame.ts';
import { encodeGif } from './encode-gif.ts';

const RED = 0xff0000ff;
const BLUE = 0xffff0000;
const CLEAR = 0;

/** Every frame of a file as an independent decoder shows it, RGBA words, with the file's timing. */
async function decode(bytes: Uint8Array) {
  const image = sharp(bytes, { animated: true });
  const { delay = [], loop, pages = 1 } = await image.metadata();
  const { data } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const words = new Uint32Array(new Uint8Array(data).buffer);
  const size = words.length / pages;
  const frames = Array.from({ length: pages }, (_, page) => [...words.subarray(page * size, (page + 1) * size)]);
  return { frames, delay, loop };
}

const whole = (pixels: number[], width: number, delayMs = 100): MotionFrame => ({
  area: { x: 0, y: 0, width, height: pixels.length / width },
  pixels: Uint32Array.from(pixels),
  delayMs,
});

/** What is seen after each frame, without those that change nothing. */
function shownBy(frames: readonly MotionFrame[], width: number, height: number): number[][] {
  const canvas = new Array<number>(width * height).fill(CLEAR);
  const shown: number[][] = [];
  for (const { area, pixels } of frames) {
    pixels.forEach((pixel, at) => {
      canvas[(area.y + Math.floor(at / area.width)) * width + area.x + (at % area.width)] = pixel;
    });
    if (!shown.at(-1)?.every((pixel, at) => pixel === canvas[at])) shown.push([...canvas]);
  }
  return shown;
}

test('frames of few colours come back from another decoder as they were', async () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });
  const color = fc.oneof(
    fc.constantFrom(CLEAR, RED, BLUE),
    fc.integer({ min: 0, max: 60 }).map((v) => (0xff000000 | (v * 70_001)) >>> 0),
  );
  const film = size.chain(({ width, height }) => {
    const area = fc.tuple(fc.nat(width - 1), fc.nat(height - 1)).chain(([x, y]) =>
      fc.record({
        x: fc.constant(x),
        y: fc.constant(y),
        width: fc.integer({ min: 1, max: width - x }),
        height: fc.integer({ min: 1, max: height - y }),
      }),
    );
    const frame = (areas: fc.Arbitrary<MotionFrame['area']>): fc.Arbitrary<MotionFrame> =>
      areas.chain((area) =>
        fc
          .array(color, { minLength: area.width * area.height, maxLength: area.width * area.height })
          .map((pixels) => ({ area, pixels: Uint32Array.from(pixels), delayMs: 50 })),
      );
    const first = frame(fc.constant({ x: 0, y: 0, width, height }));
    return fc
      .tuple(first, fc.array(frame(area), { maxLength: 5 }))
      .map(([start, rest]) => ({ width, height, frames: [start, ...rest] }));
  });
  await fc.assert(
    fc.asyncProperty(film, async ({ width, height, frames }) => {
      const expected = shownBy(frames, width, height);
      const { bytes, frames: count } = await encodeGif(frames, { width, height, loop: 0, colors: 256 });
      const decoded = await decode(bytes);
      expect(count).toBe(expected.length);
      expect(decoded.frames.map((frame) => frame.map((word) => (word >>> 24 === 0 ? CLEAR : word)))).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('long random data, in which the code table fills up again and again', async () => {
  const colors = [2, 5, 200, 256];
  for (const count of colors) {
    let state = 7;
    const pixels = Array.from({ length: 130 * 170 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (0xff000000 | (((state >>> 16) % count) * 65_793)) >>> 0;
    });
    const { bytes } = await encodeGif([whole(pixels, 130)], { width: 130, height: 170, loop: 1, colors: 256 });
    expect((await decode(bytes)).frames, `${count} colours`).toEqual([pixels]);
  }
});

test('delays are whole hundredths of a second that add up, and the loop counts all plays', async () => {
  const blink = Array.from({ length: 7 }, (_, index) => whole([index % 2 ? RED : BLUE, BLUE], 2, 1000 / 15));
  for (const loop of [0, 1, 2, 5]) {
    const decoded = await decode((await encodeGif(blink, { width: 2, height: 1, loop, colors: 256 })).bytes);
    expect(decoded.delay).toEqual([70, 60, 70, 70, 60, 70, 70]);
    expect(decoded.loop).toBe(loop);
  }
});

test('a frame that changes nothing lengthens the one before', async () => {
  const frames = [whole([RED, BLUE], 2), whole([RED, BLUE], 2, 300), whole([BLUE, BLUE], 2)];
  expect(await decode((await encodeGif(frames, { width: 2, height: 1, loop: 1, colors: 256 })).bytes)).toMatchObject({
    frames: [
      [RED, BLUE],
      [BLUE, BLUE],
    ],
    delay: [400, 100],
  });
});

const gradient = Array.from({ length: 64 * 64 }, (_, at) => {
  const [x, y] = [at % 64, at >> 6];
  return (0xff000000 | ((x * 4) << 16) | ((y * 4) << 8) | ((x + y) * 2)) >>> 0;
});

test('of too many colours every one comes close on average, and large areas come exactly', async () => {
  const brand = 0xffeb6325;
  const pixels = [...gradient, ...new Array<number>(64 * 32).fill(brand)];
  const { frames } = await decode(
    (await encodeGif([whole(pixels, 64)], { width: 64, height: 96, loop: 1, colors: 64 })).bytes,
  );
  expect(frames[0]!.slice(64 * 64).every((word) => word === brand)).toBe(true);
  const mean = (words: number[], shift: number): number =>
    words.reduce((sum, word) => sum + ((word >>> shift) & 255), 0) / words.length;
  for (let block = 0; block < 64; block++) {
    const pick = (words: number[]) => words.filter((_, at) => at < 4096 && (at >> 9) * 8 + ((at % 64) >> 3) === block);
    for (const shift of [0, 8, 16]) {
      expect(Math.abs(mean(pick(pixels), shift) - mean(pick(frames[0]!), shift))).toBeLessThan(12);
    }
  }
});

test('what stands still does not crawl, whatever moves beside it', async () => {
  const moved = [...gradient];
  for (let at = 0; at < 640; at++) moved[at] = RED;
  const { frames } = await decode(
    (await encodeGif([whole(gradient, 64), whole(moved, 64)], { width: 64, height: 64, loop: 1, colors: 32 })).bytes,
  );
  expect(frames[1]!.slice(640)).toEqual(frames[0]!.slice(640));
});

test('equal frames give equal bytes', async () => {
  const once = () => encodeGif([whole(gradient, 64)], { width: 64, height: 64, loop: 1, colors: 50 });
  expect(await once()).toEqual(await once());
});

test('others have their turn at every frame', async () => {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const frames = Array.from({ length: 20 }, (_, index) => whole([index % 2 ? RED : BLUE, BLUE], 2));
  await encodeGif(frames, { width: 2, height: 1, loop: 1, colors: 256 });
  isOver = true;
  // Its colours are counted, it is indexed, compared and written.
  expect(turns).toBeGreaterThanOrEqual(4 * 20);
});
