import type { ResolvedCelebration } from '@pictify/scene';
import { beforeAll, expect, test } from 'vitest';
import { layoutPage } from '../../layout/layout-page.ts';
import { pageLengthMs } from '../../motion/length.ts';
import { pageAt } from '../../motion/page-at.ts';
import { paintPage } from '../../paint/paint-page.ts';
import { sceneOf } from '../../resolved.fixture.ts';
import type { FontLibrary } from '../../text/index.ts';
import { readPixels } from '../encode.ts';
import { createFontLibrary } from '../fonts/index.ts';
import { createSurface } from '../surface.ts';
import { PagePainter } from './page-painter.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const move = (effect: string, more: object = {}) => ({ effect, durationMs: 400, ...more });
const plate = (id: string, x: number, more: object) => ({
  id,
  type: 'shape',
  box: box(x, 20, 40, 40),
  radius: 7,
  fill: '#e11d4890',
  ...more,
});
const backdrop = {
  id: 'backdrop',
  type: 'shape',
  fill: {
    type: 'conic',
    angle: 30,
    stops: [
      { offset: 0, color: '#123' },
      { offset: 1, color: '#fc4' },
    ],
  },
};
const title = (text: string, animations: object[], more: object = {}) => ({
  id: 'title',
  type: 'text',
  box: box(10, 70, 130, 40),
  text,
  font: { family: 'Outfit', size: 30, weight: 700 },
  color: '#ffffff',
  animations,
  ...more,
});

const SCENES: { readonly [name: string]: readonly object[] } = {
  'a shadow that slides between still layers': [
    backdrop,
    plate('under', 20, {}),
    plate('moving', 40, {
      animations: [move('slide', { side: 'left' })],
      shadow: [{ x: 3, y: 4, blur: 9, color: '#000' }],
    }),
    plate('over', 60, { blur: 2, opacity: 0.6 }),
    plate('multiplied', 30, { blend: 'multiply', fill: '#40e0d0' }),
  ],
  'text that fades in and counts': [backdrop, title('Saved 1,204', [move('fade'), move('count', { delayMs: 100 })])],
  'a rotated layer that zooms too far and spins': [
    backdrop,
    plate('spinning', 50, { rotation: 30, animations: [move('zoom', { easing: 'back' }), move('spin')] }),
    plate('over', 70, { fill: '#ffffff40' }),
  ],
  'a layer inside a clipped group inside a faded group': [
    backdrop,
    {
      id: 'outer',
      type: 'group',
      box: box(10, 10, 120, 100),
      opacity: 0.8,
      layers: [
        {
          id: 'inner',
          type: 'group',
          box: box(10, 10, 80, 80),
          clip: true,
          radius: 20,
          layers: [plate('moving', 0, { animations: [move('slide', { side: 'top', distance: 0.5 })] })],
        },
      ],
    },
  ],
  'a sweep under glass': [
    backdrop,
    {
      id: 'ring',
      type: 'progress',
      variant: 'ring',
      value: 0.8,
      box: box(20, 20, 80, 80),
      animations: [move('sweep')],
    },
    plate('swept', 90, { animations: [move('sweep', { side: 'right' })], shadow: [{ y: 2, blur: 6, color: '#000' }] }),
    plate('glass', 60, { blend: 'screen' }),
  ],
};
const confetti: ResolvedCelebration = {
  effect: 'confetti',
  pieces: 30,
  colors: ['#f94144', '#f9c74f'],
  seed: 3,
  delayMs: 0,
  durationMs: 500,
};

const cases = Object.entries(SCENES).flatMap(([name, layers]) =>
  [1, 2].flatMap((scale) => [undefined, confetti].map((celebrate) => ({ name, layers, scale, celebrate }))),
);

test.each(cases)('painted from the moment before as painted whole: $name, ×$scale', ({ layers, scale, celebrate }) => {
  const images = new Map();
  const { page } = layoutPage(sceneOf(layers, { width: 150, height: 120 }), { fonts, images });
  const painter = new PagePainter(page, images, scale);
  const times = [Number.POSITIVE_INFINITY, 0, 33, 90, 150, 260, 399, 400, 470, pageLengthMs(page, celebrate)];
  for (const timeMs of times) {
    const moment = pageAt(page, timeMs, { fonts, locale: 'en-US', celebrate });
    painter.paint(moment);
    const surface = createSurface(150 * scale, 120 * scale);
    paintPage(surface, moment, { images, createSurface, scale });
    const whole = readPixels(surface).data;
    const differing = painter.pixels.findIndex((word, at) => word !== new Uint32Array(whole.buffer)[at]);
    expect(differing, `at ${timeMs} ms`).toBe(-1);
  }
});

test('a moment like the one before changes nothing', () => {
  const { page } = layoutPage(sceneOf(SCENES['a sweep under glass']!), { fonts, images: new Map() });
  const painter = new PagePainter(page, new Map(), 1);
  expect(painter.paint(page)).toEqual({ x: 0, y: 0, width: 100, height: 100 });
  expect(painter.paint(page)).toBeNull();
});
