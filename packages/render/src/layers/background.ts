import type { ResolvedBackground } from '@pictify/scene';
import { GENERATORS } from '../backgrounds/index.ts';
import { noiseFrom } from '../backgrounds/noise.ts';
import { BLUR_REACH } from '../blur-reach.ts';
import type { Canvas2D } from '../canvas.ts';
import { intersection, outset, type Rect, traceRoundedRect, transformedBounds } from '../geometry.ts';
import type { LaidOutBackground } from '../layout/laid-out.ts';
import { canvasOn, drawPatch, paintApart, patchOf, placePatch, wholePixels } from '../paint/patch.ts';
import { hashText, randomFrom } from '../random.ts';
import type { LayerModule, PaintContext } from './module.ts';

export const background: LayerModule<ResolvedBackground, LaidOutBackground> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout: (layer, box) => ({ type: 'background', layer, box, quiet: zonesIn(layer, box) }),
  bounds: ({ box }) => box,
  flat: () => false,
  paint(canvas, laidOut, context) {
    const { layer, box, quiet } = laidOut;
    if (!intersection(transformedBounds(box, canvas.getTransform()), { x: 0, y: 0, ...context.target })) return;
    canvas.save();
    canvas.beginPath();
    traceRoundedRect(canvas, box, layer.radius);
    canvas.clip();
    canvas.fillStyle = layer.palette[0];
    canvas.fillRect(box.x, box.y, box.width, box.height);
    if (quiet.length === 0) drawOrnaments(canvas, laidOut, context);
    else drawAroundQuiet(canvas, laidOut, context);
    canvas.restore();
  },
};

/** Written zones are shares of the box; `auto` ones come once the whole page is laid out. */
function zonesIn({ quiet }: ResolvedBackground, box: Rect): readonly Rect[] {
  if (typeof quiet === 'string') return [];
  return quiet.map(({ x, y, width, height }) => ({
    x: box.x + x * box.width,
    y: box.y + y * box.height,
    width: width * box.width,
    height: height * box.height,
  }));
}

function drawOrnaments(canvas: Canvas2D, { layer, box }: LaidOutBackground, context: PaintContext): void {
  if (box.width <= 0 || box.height <= 0) return;
  const seed = hashText(`${layer.generator} ${layer.seed}`);
  GENERATORS[layer.generator]({
    canvas,
    box,
    unit: Math.sqrt(box.width * box.height),
    palette: layer.palette,
    params: layer.params,
    random: randomFrom(seed),
    noise: noiseFrom(seed),
    createSurface: context.createSurface,
  });
}

/** How much of an ornament is taken away in the middle of a quiet zone. */
const HUSH = 0.93;
/** Device pixels; only boxes of more than seven thousand are soft further than that. */
const MAX_REACH = 2000;

/** The ornaments by themselves, rubbed out softly where it must be quiet, over the ground. */
function drawAroundQuiet(canvas: Canvas2D, laidOut: LaidOutBackground, context: PaintContext): void {
  const { box, quiet } = laidOut;
  const ornaments = paintApart(canvas, box, context, (apart) => drawOrnaments(apart, laidOut, context));
  if (!ornaments) return;
  const { a, b } = canvas.getTransform();
  const softness = 0.09 * Math.sqrt(box.width * box.height);
  const deviation = softness * Math.hypot(a, b);
  // What is further away than this does not reach the ornaments, blurred as it is.
  const eraser = patchOf(wholePixels(outset(ornaments.area, Math.min(BLUR_REACH * deviation, MAX_REACH))), context);
  const ink = canvasOn(eraser, canvas);
  ink.fillStyle = '#000000';
  const round = softness * 1.8;
  for (const zone of quiet) {
    ink.beginPath();
    traceRoundedRect(ink, outset(zone, softness * 1.6), [round, round, round, round]);
    ink.fill();
  }
  ornaments.surface.context.globalAlpha = HUSH;
  drawPatch(ornaments, eraser, { filter: `blur(${deviation}px)`, operation: 'destination-out' });
  placePatch(canvas, ornaments);
}
