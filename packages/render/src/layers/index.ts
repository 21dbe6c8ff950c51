import type { ResolvedLayer } from '@pictify/scene';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import { background } from './background.ts';
import { chart } from './chart.ts';
import { group } from './group.ts';
import { image } from './image.ts';
import type { LayerModule } from './module.ts';
import { progress } from './progress.ts';
import { qr } from './qr.ts';
import { rating } from './rating.ts';
import { shape } from './shape.ts';
import { stack } from './stack.ts';
import { text } from './text.ts';

const modules = { background, chart, rating, group, image, progress, qr, shape, stack, text };

/** The module of a layer. The table pairs each type with its own module, which the compiler cannot follow. */
export function moduleOf(layer: { readonly type: ResolvedLayer['type'] }): LayerModule<ResolvedLayer, LaidOutLayer> {
  return modules[layer.type] as unknown as LayerModule<ResolvedLayer, LaidOutLayer>;
}
