import { background } from './background.ts';
import { chart } from './chart.ts';
import type { LayerDefinition } from './definition.ts';
import { group } from './group.ts';
import { image } from './image.ts';
import { progress } from './progress.ts';
import { qr } from './qr.ts';
import { rating } from './rating.ts';
import { repeat } from './repeat.ts';
import { shape } from './shape.ts';
import { stack } from './stack.ts';
import { text } from './text.ts';

/** Every layer type. To add one: a module like its neighbours, and a line here. */
export const LAYERS: ReadonlyMap<string, LayerDefinition> = new Map(
  [text, image, shape, group, stack, repeat, background, chart, rating, qr, progress].map((definition) => [
    definition.type,
    definition,
  ]),
);
