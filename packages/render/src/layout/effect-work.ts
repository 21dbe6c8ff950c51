import { BLUR_REACH, MAX_DEVIATION } from '../blur-reach.ts';
import type { Matrix } from '../canvas.ts';
import { intersection, outset, type Rect, transformedBounds, union } from '../geometry.ts';
import { castBounds, castBy, reachOf } from '../paint/shadow.ts';
import type { LaidOutLayer } from './laid-out.ts';
import { inkBounds } from './visible-bounds.ts';

/** What a layer is painted on, in the coordinates of the surface. */
export interface Ground {
  readonly target: Rect;
  /** How far outside of the target effects may look. */
  readonly reach: number;
  /** Of the layers painted on it. */
  readonly matrix: Matrix;
  /** Whether these move, so that they may come to lie anywhere. */
  readonly moving: boolean;
}

export const hasEffects = ({ layer }: LaidOutLayer): boolean => layer.blur > 0 || layer.shadow.length > 0;

/**
 * How many pixels `paintWithEffects` touches for a layer and all that is in it, about; each takes some 12 ns at scale 1.
 * Surfaces and passes over them are counted one by one, as they are made there.
 */
export function effectWork(laidOut: LaidOutLayer, ground: Ground): number {
  const { layer } = laidOut;
  if (layer.opacity <= 0) return 0;
  const { target } = ground;
  const own = groundInside(laidOut, ground);
  const { matrix } = own;
  const bounds = transformedBounds(inkBounds(laidOut), matrix);
  const ink = own.moving ? centred(bounds, target) : bounds;
  if (!hasEffects(laidOut)) {
    const seen = intersection(ink, target);
    return seen ? MARK * area(seen) + workInside(laidOut, own) : 0;
  }
  const scale = Math.hypot(matrix.a, matrix.b);
  const blur = Math.min(MAX_DEVIATION, layer.blur * scale);
  const softness = blur * BLUR_REACH;
  const casts = layer.shadow.map((shadow) => castBy(shadow, matrix, scale));
  const inner = casts.filter(({ inset }) => inset);
  const drop = casts.filter(({ inset }) => !inset);
  const throwLength = Math.max(0, ...drop.map(reachOf));
  const reach = Math.min(ground.reach, softness + throwLength + Math.max(0, ...inner.map(reachOf)));
  const content = intersection(ink, outset(target, reach));
  if (!content) return 0;

  let work = MARK * area(content) * (layer.mask ? 2 : 1);
  work += workInside(laidOut, { ...own, target: content, reach: ground.reach - reach });
  for (const { deviation } of inner) {
    const plane = outset(content, deviation * BLUR_REACH);
    work += 3 * area(plane) + blurWork(plane, deviation) + 3 * area(content);
  }
  const soft = outset(ink, softness);
  const blurred = intersection(soft, outset(target, Math.min(reach, throwLength)));
  if (!blurred) return work;
  if (blur > 0) work += area(blurred) + blurWork(content, blur);
  const whole = intersection(drop.map((cast) => castBounds(soft, cast)).reduce(union, soft), target);
  if (!whole) return work;
  work += 2 * area(whole);
  for (const { deviation, spread, deviceSpread } of drop) {
    const grown = intersection(outset(soft, Math.max(0, deviceSpread)), outset(target, reach));
    const silhouette = spread === 0 ? blurred : (grown ?? blurred);
    work += 3 * area(silhouette) + blurWork(silhouette, spread === 0 ? deviation : Math.hypot(deviation, blur));
  }
  return work;
}

/** Where most of it is seen. */
function centred({ width, height }: Rect, target: Rect): Rect {
  const x = target.x + (target.width - width) / 2;
  return { x, y: target.y + (target.height - height) / 2, width, height };
}

/** A surface, and what is painted on it. */
const MARK = 2;

const area = ({ width, height }: Rect): number => width * height;

/** Skia blurs in passes over the source and all that it can reach. */
const blurWork = (source: Rect, deviation: number): number => area(outset(source, deviation * BLUR_REACH));

function workInside(laidOut: LaidOutLayer, ground: Ground): number {
  if (!('children' in laidOut)) return 0;
  return laidOut.children.reduce((sum, child) => sum + effectWork(child, ground), 0);
}

/** The same ground for what is in a layer, as large as it ever is while that zooms in. */
export function groundInside({ layer, box }: LaidOutLayer, ground: Ground): Ground {
  const { a, b, c, d, e, f } = ground.matrix;
  const animations = layer.animations ?? [];
  const zooms = animations.map(({ effect, from }) => (effect === 'zoom' ? Math.min(10, from ?? 1) : 1));
  const scale = zooms.reduce((product, zoom) => product * Math.max(1, zoom), 1);
  const angle = (layer.rotation * Math.PI) / 180;
  const cos = scale * Math.cos(angle);
  const sin = scale * Math.sin(angle);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const dx = x - cos * x + sin * y;
  const dy = y - sin * x - cos * y;
  const matrix = {
    a: a * cos + c * sin,
    b: b * cos + d * sin,
    c: c * cos - a * sin,
    d: d * cos - b * sin,
    e: e + a * dx + c * dy,
    f: f + b * dx + d * dy,
  };
  return { ...ground, matrix, moving: ground.moving || animations.length > 0 };
}
