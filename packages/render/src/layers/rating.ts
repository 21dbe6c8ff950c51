import type { Issue } from '@pictify/expr';
import type { ResolvedOutline, ResolvedRating } from '@pictify/scene';
import { parsePath, resolvePath } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { outset, type Rect, union } from '../geometry.ts';
import type { LaidOutRating } from '../layout/laid-out.ts';
import { fillPath } from '../paint/fill.ts';
import { paintEdged, strokeReach } from '../paint/stroke.ts';
import { type Outline, outlineOf } from '../shapes/outline.ts';
import { pathMissing } from './missing-path.ts';
import type { LayerModule } from './module.ts';

export const rating: LayerModule<ResolvedRating, LaidOutRating> = {
  measure(layer) {
    const side = symbolSide(layer, layer.box);
    return { width: side * layer.max + layer.gap * (layer.max - 1), height: side };
  },
  layout(layer, box, context) {
    if (layer.symbol === 'path' && !layer.pathData) context.report(pathMissing(layer));
    const { width, height } = box;
    if (width > 0 && height > 0 && symbolSide(layer, box) === 0) context.report(noRoom(layer));
    return { type: 'rating', layer, box, symbols: symbolBoxes(layer, box) };
  },
  bounds({ layer, box, symbols }) {
    const [first] = symbols;
    const reach = first ? strokeReach(layer.stroke, symbolOutline(layer, first)) : 0;
    return outset(symbols.reduce(union, box), reach);
  },
  flat: () => false,
  paint(canvas, { layer, symbols }, context) {
    const whole = symbols.reduce(union, symbols[0]!);
    symbols.forEach((box, index) => {
      const outline = symbolOutline(layer, box);
      const share = Math.min(1, Math.max(0, layer.value - index));
      const fill = (paint: ResolvedRating['fill']): void =>
        fillPath(canvas, paint, whole, () => outline.trace(canvas), context, outline.rule);
      if (share < 1) within(canvas, part(layer, box, share, 1), () => fill(layer.track));
      if (share > 0) within(canvas, part(layer, box, 0, share), () => fill(layer.fill));
      if (layer.stroke) paintEdged(canvas, { outline, stroke: layer.stroke, box: whole, content: null }, context);
    });
  },
};

function noRoom({ id, path }: ResolvedRating): Issue {
  const message = 'The gaps leave no room for the symbols: nothing is drawn.';
  return { code: 'rating_no_room', severity: 'warning', message, layer: id, path };
}

/** As large as the box lets all of them be. */
function symbolSide({ max, gap }: ResolvedRating, box: Pick<Rect, 'width' | 'height'>): number {
  return Math.max(0, Math.min(box.height, (box.width - gap * (max - 1)) / max));
}

/** In the order they are counted. */
function symbolBoxes(layer: ResolvedRating, box: Rect): Rect[] {
  const side = symbolSide(layer, box);
  const length = side * layer.max + layer.gap * (layer.max - 1);
  const spare = box.width - length;
  const start = box.x + spare * { start: 0, center: 0.5, end: 1 }[layer.align];
  const boxes = Array.from({ length: layer.max }, (_, index) => ({
    x: start + index * (side + layer.gap),
    y: box.y + (box.height - side) / 2,
    width: side,
    height: side,
  }));
  return layer.direction === 'rtl' ? boxes.reverse() : boxes;
}

/** A slice of a symbol, in the direction it is counted; whole ones need none. */
function part({ direction }: ResolvedRating, { x, y, width, height }: Rect, from: number, to: number): Rect | null {
  if (from === 0 && to === 1) return null;
  const [left, right] = direction === 'rtl' ? [1 - to, 1 - from] : [from, to];
  return { x: x + width * left, y: y - 1, width: width * (right - left), height: height + 2 };
}

function within(canvas: Canvas2D, slice: Rect | null, paint: () => void): void {
  canvas.save();
  if (slice) {
    canvas.beginPath();
    canvas.rect(slice.x, slice.y, slice.width, slice.height);
    canvas.clip();
  }
  paint();
  canvas.restore();
}

const PLAIN = {
  radius: [0, 0, 0, 0],
  sides: 3,
  points: 5,
  innerRadius: 0.5,
  path: null,
  pathBox: null,
  fillRule: 'nonzero',
} as const satisfies Omit<ResolvedOutline, 'shape'>;

const HEART = resolvePath(
  parsePath(
    'M50 92C20 68 4 50 4 30C4 15 15 6 27 6C37 6 45 12 50 22C55 12 63 6 73 6C85 6 96 15 96 30C96 50 80 68 50 92Z',
  ).segments,
);

function symbolOutline({ symbol, pathData }: ResolvedRating, box: Rect): Outline {
  const round = box.width * 0.05;
  switch (symbol) {
    case 'star':
      return outlineOf({ ...PLAIN, shape: 'star', radius: [round, round, round, round] }, box);
    case 'heart':
      return outlineOf({ ...PLAIN, shape: 'path', path: HEART, pathBox: { x: 0, y: 0, width: 100, height: 100 } }, box);
    case 'circle':
      return outlineOf({ ...PLAIN, shape: 'ellipse' }, box);
    case 'square':
      return outlineOf({ ...PLAIN, shape: 'rectangle', radius: [round, round, round, round] }, box);
    case 'path':
      return outlineOf({ ...PLAIN, shape: 'path', path: pathData }, box);
  }
}
