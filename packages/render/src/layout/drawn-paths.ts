import type { ResolvedOutline, ResolvedPath, ResolvedShape, ResolvedStroke } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import type { LaidOutLayer } from './laid-out.ts';

/** A path that painting a layer draws. */
export interface DrawnPath {
  /** Whether it is what the layer shows, its mask, or what it is clipped to. */
  readonly of: 'marks' | 'mask' | 'clip';
  readonly path: ResolvedPath;
  /** Page pixels for each of its own, on the side where these are more. */
  readonly stretch: number;
  readonly passes: Passes;
}

/** How often a path is drawn. */
export interface Passes {
  readonly fills: number;
  readonly strokes: number;
}

/** The paths of a layer itself, those of layers inside it left out. */
export function drawnPaths(laidOut: LaidOutLayer): DrawnPath[] {
  const { layer, box } = laidOut;
  const found = [drawn('mask', layer.mask, box, ONCE)];
  if (laidOut.type === 'group' && laidOut.layer.clip) found.push(drawn('clip', laidOut.layer.clipShape, box, ONCE));
  if (laidOut.type === 'shape') {
    found.push(drawn('marks', { ...laidOut.layer, path: laidOut.layer.pathData }, box, shapePasses(laidOut.layer)));
  }
  if (laidOut.type === 'rating' && laidOut.layer.symbol === 'path') {
    const { pathData, stroke } = laidOut.layer;
    const count = laidOut.symbols.length;
    const line = linePasses(stroke);
    const passes = { fills: count * (2 + line.fills), strokes: count * line.strokes };
    found.push(drawn('marks', { shape: 'path', path: pathData, pathBox: null }, laidOut.symbols[0] ?? box, passes));
  }
  return found.filter((path) => path !== null);
}

/** A layer without one of its paths: it shows nothing of its own, is not masked, or is clipped to its box. */
export function withoutPath(laidOut: LaidOutLayer, of: DrawnPath['of']): LaidOutLayer {
  if (of === 'mask') return withoutMask(laidOut);
  if (laidOut.type === 'group') return { ...laidOut, layer: { ...laidOut.layer, clipShape: null } };
  if (laidOut.type === 'shape') return { ...laidOut, layer: { ...laidOut.layer, pathData: null } };
  return laidOut.type === 'rating' ? { ...laidOut, layer: { ...laidOut.layer, pathData: null } } : laidOut;
}

export function withoutMask<L extends LaidOutLayer>(laidOut: L): L {
  return { ...laidOut, layer: { ...laidOut.layer, mask: null } };
}

const ONCE: Passes = { fills: 1, strokes: 0 };

type PathOutline = Pick<ResolvedOutline<ResolvedShape['shape']>, 'shape' | 'path' | 'pathBox'>;

function drawn(of: DrawnPath['of'], outline: PathOutline | null, box: Rect, passes: Passes): DrawnPath | null {
  if (outline?.shape !== 'path' || !outline.path) return null;
  const from = outline.pathBox ?? outline.path.bounds;
  const stretch = Math.max(stretchOf(box.width, from.width), stretchOf(box.height, from.height));
  return { of, path: outline.path, stretch, passes };
}

const stretchOf = (length: number, from: number): number => (from > 0 ? length / from : 1);

/** A line inside or outside of an edge is twice as wide, and cut by the inside. */
function linePasses(stroke: ResolvedStroke | null): Passes {
  if (!stroke || stroke.width <= 0) return { fills: 0, strokes: 0 };
  return stroke.align === 'center' ? { fills: 0, strokes: 1 } : { fills: 1, strokes: 2 };
}

/** A shadow that spreads or falls inwards draws the outline once more, grown. */
function shapePasses({ fill, stroke, shadow }: ResolvedShape): Passes {
  const line = linePasses(stroke);
  const casts = fill ? shadow.filter(({ inset, spread }) => inset || spread !== 0).length : 0;
  return { fills: (fill ? 1 : 0) + line.fills + 2 * casts, strokes: line.strokes + casts };
}
