import type { Template } from '@pictify/scene';
import { compileTemplateDocument } from '@pictify/scene';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { createFontLibrary } from '../fonts/index.ts';
import { PictureCache } from '../picture-cache.ts';
import type { Stage } from '../stage.ts';
import { type MotionOptions, renderMotion } from './render-motion.ts';

let stage: Stage;
beforeAll(async () => {
  const load = () => Promise.reject(new Error('there are no pictures here'));
  stage = { fonts: await createFontLibrary(), load, cache: new PictureCache() };
});

const shape = (more: object) => ({ id: 'shape', type: 'shape', fill: '#2563eb', ...more });
const counter = {
  id: 'count',
  type: 'text',
  box: { x: 10, y: 10, width: 180, height: 60 },
  text: '{{ n | number }}',
  font: { size: 40 },
  animations: [{ effect: 'count', durationMs: 600 }],
};

function sceneOf(pages: readonly object[], more: object = {}) {
  const template = {
    schema: 1,
    name: 'moving',
    width: 200,
    height: 100,
    variables: [{ name: 'n', type: 'number', default: 1234 }],
    pages: pages.map((page, index) => ({ id: `p${index}`, ...page })),
    ...more,
  };
  return compileTemplateDocument(template as unknown as Template).resolve({ n: 1234 });
}

const CARD = sceneOf([{ layers: [shape({ fill: '#fde68a' }), counter] }]);
const render = (scene: ReturnType<typeof sceneOf>, options: Partial<MotionOptions> = {}) =>
  renderMotion(scene, { format: 'gif', ...options }, stage);
const frame = (bytes: Uint8Array, page: number) => sharp(bytes, { page }).ensureAlpha().raw().toBuffer();
const codes = (issues: readonly { code: string }[]) => issues.map(({ code }) => code);

test.each(['gif', 'webp'] as const)(
  '%s: the finished card first and last, moving between, played once',
  async (format) => {
    const motion = await render(CARD, { format, fps: 10 });
    const meta = await sharp(motion.bytes, { animated: true }).metadata();
    expect(meta).toMatchObject({ format, width: 200, pageHeight: 100, pages: 8, loop: 1 });
    expect(meta.delay).toEqual([20, 100, 100, 100, 100, 100, 100, 2500]);
    expect(motion).toMatchObject({ width: 200, height: 100, frames: 8, durationMs: 3120, loop: 1 });
    expect(motion.issues).toEqual([]);
    const [first, start, last] = await Promise.all([0, 1, 7].map((page) => frame(motion.bytes, page)));
    const differences = (a: Buffer, b: Buffer) => a.filter((value, at) => Math.abs(value - b[at]!) > 40).length;
    expect(differences(first!, last!)).toBe(0);
    expect(differences(first!, start!)).toBeGreaterThan(500);
  },
);

test.each(['gif', 'webp'] as const)('%s: equal calls give equal bytes', async (format) => {
  expect((await render(CARD, { format })).bytes).toEqual((await render(CARD, { format })).bytes);
});

test('the template says how it plays, and a call says otherwise', async () => {
  const scene = sceneOf([{ layers: [counter] }], { animation: { fps: 5, loop: 3, holdMs: 700, posterMs: 300 } });
  const { delay, loop } = await sharp((await render(scene)).bytes, { animated: true }).metadata();
  expect(delay).toEqual([300, 200, 200, 200, 700]);
  expect(loop).toBe(3);
  const motion = await render(scene, { fps: 10, loop: 0, holdMs: 1000, posterMs: 40 });
  const called = await sharp(motion.bytes, { animated: true }).metadata();
  expect(called.delay).toEqual([40, 100, 100, 100, 100, 100, 100, 1000]);
  expect(called.loop).toBe(0);
});

test('pages follow each other, each for its time, and go round for ever', async () => {
  const pages = ['#f00', '#0f0', '#00f'].map((fill, index) => ({
    durationMs: 500 + 100 * index,
    ...(index === 1 ? { transition: { effect: 'slide', durationMs: 200 } } : {}),
    layers: [shape({ fill })],
  }));
  const motion = await render(sceneOf(pages), { fps: 10 });
  const { delay, loop } = await sharp(motion.bytes, { animated: true }).metadata();
  expect(delay).toEqual([500, 100, 100, 600, 700]);
  expect(loop).toBe(0);
  const sliding = await frame(motion.bytes, 1);
  expect([...sliding.subarray(0, 4), ...sliding.subarray(199 * 4, 200 * 4)]).toEqual([255, 0, 0, 255, 0, 255, 0, 255]);
});

test('what does not move is a file of one frame that says so', async () => {
  const motion = await render(sceneOf([{ layers: [shape({})] }]));
  expect(motion.frames).toBe(1);
  expect(codes(motion.issues)).toEqual(['motion_nothing']);
  expect((await sharp(motion.bytes, { animated: true }).metadata()).pages ?? 1).toBe(1);
});

test('a layer without a number cannot count, and says so', async () => {
  const wordy = { ...counter, text: 'none' };
  expect(codes((await render(sceneOf([{ layers: [wordy] }]))).issues)).toContain('motion_nothing_to_count');
});

test('on a transparent page what leaves a place leaves nothing behind', async () => {
  const moving = shape({
    box: { x: 100, y: 20, width: 40, height: 40 },
    animations: [{ effect: 'slide', side: 'left', distance: 0.45, durationMs: 300, easing: 'linear' }],
  });
  const motion = await render(sceneOf([{ layers: [moving] }]), { fps: 10 });
  const opaque = async (page: number) => {
    const data = await frame(motion.bytes, page);
    return Array.from({ length: 200 }, (_, x) => x).filter((x) => data[(40 * 200 + x) * 4 + 3] === 255);
  };
  for (const [page, left] of [100, 10, 40, 70, 100].entries()) {
    expect(await opaque(page)).toEqual(Array.from({ length: 40 }, (_, x) => left + x));
  }
});

test('a weight budget costs colours, then frames, and says so', async () => {
  const busy = sceneOf([
    {
      layers: [
        shape({
          fill: {
            type: 'linear',
            angle: 45,
            stops: [
              { offset: 0, color: '#123456' },
              { offset: 1, color: '#fedcba' },
            ],
          },
        }),
        counter,
      ],
    },
  ]);
  const whole = await render(busy);
  const maxBytes = Math.round(whole.bytes.length * 0.6);
  const light = await render(busy, { maxBytes });
  expect(light.bytes.length).toBeLessThanOrEqual(maxBytes);
  expect(codes(light.issues)).toEqual(['quality_reduced']);
  expect((await render(busy, { maxBytes })).bytes).toEqual(light.bytes);
  expect(codes((await render(busy, { maxBytes: 1000 })).issues)).toEqual(['quality_reduced', 'over_weight_budget']);
  expect((await render(busy, { maxBytes: 1_000_000 })).bytes).toEqual(whole.bytes);
});

test.each([
  [{ fps: 0 }, 'motion_option_invalid'],
  [{ loop: -1 }, 'motion_option_invalid'],
  [{ colors: 1 }, 'motion_option_invalid'],
  [{ quality: Number.NaN }, 'motion_option_invalid'],
  [{ scale: 4 }, 'scale_invalid'],
] as const)('refuses %o', async (options, code) => {
  await expect(render(CARD, options)).rejects.toMatchObject({ code });
});

test('refuses what moves, stays or measures too much', async () => {
  const slow = sceneOf([{ layers: [{ ...counter, animations: [{ effect: 'count', durationMs: 10_000 }] }] }]);
  await expect(render(slow, { fps: 20 })).rejects.toMatchObject({ code: 'motion_too_long' });
  await expect(render(CARD, { holdMs: 60_000 })).rejects.toMatchObject({ code: 'motion_too_long' });
  const large = sceneOf([{ layers: [counter] }], { width: 4000, height: 3000 });
  await expect(render(large)).rejects.toMatchObject({ code: 'motion_too_large' });
});
