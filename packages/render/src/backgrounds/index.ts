import type { BackgroundGenerator } from '@pictify/scene';
import { confetti, grain, halftone } from './dots.ts';
import { lowPoly } from './facets.ts';
import { aurora, blobs, bokeh, mesh } from './glows.ts';
import { conic, linear, radial } from './gradients.ts';
import { grid, stripes, topographic, waves } from './lines.ts';
import type { Generator } from './sketch.ts';

/** Every family of backgrounds, by the name documents call it. */
export const GENERATORS: Readonly<Record<BackgroundGenerator, Generator>> = {
  linear,
  radial,
  conic,
  mesh,
  aurora,
  blobs,
  waves,
  topographic,
  'low-poly': lowPoly,
  halftone,
  grid,
  confetti,
  stripes,
  grain,
  bokeh,
};
