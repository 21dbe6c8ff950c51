import type { ResolvedBackground } from '@pictify/scene';
import { GENERATORS } from '../backgrounds/index.ts';
import { noiseFrom } from '../backgrounds/noise.ts';
import type { Canvas2D } from '../canvas.ts';
import { outset, type Rect, traceRoundedRect } from '../geometry.ts';
import type { LaidOutBackground } from '../layout/laid-out.ts';
import { hashText, randomFrom } from '../random.ts';
import type { LayerModule, PaintContext } from './module.ts';

export const background: LayerModule<ResolvedBackground, LaidOutBackground> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout: (layer, box) => ({ type: 'background', layer, box, quiet: zonesIn(layer, box) }),
  bounds: ({ box }) => box,
  flat: () => false,
  paint(canvas, laidOut, context) {
    const { layer, box, quiet } = laidOut;
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

/** The ornaments by themselves, rubbed out softly where it must be quiet, over the ground. */
function drawAroundQuiet(canvas: Canvas2D, laidOut: LaidOutBackground, context: PaintContext): void {
  const { a, b, c, d, e, f } = canvas.getTransform();
  const scale = Math.hypot(a, b);
  const ornaments = context.createSurface(context.target.width, context.target.height);
  const ink = ornaments.context;
  ink.setTransform(a, b, c, d, e, f);
  drawOrnaments(ink, laidOut, context);

  const eraser = context.createSurface(context.target.width, context.target.height);
  eraser.context.setTransform(a, b, c, d, e, f);
  eraser.context.fillStyle = '#000000';
  const { box } = laidOut;
  const softness = 0.09 * Math.sqrt(box.width * box.height);
  for (const zone of laidOut.quiet) {
    const wide = outset(zone, softness * 1.6);
    const round = softness * 1.8;
    eraser.context.beginPath();
    traceRoundedRect(eraser.context, wide, [round, round, round, round]);
    eraser.context.fill();
  }
  ink.setTransform(1, 0, 0, 1, 0, 0);
  ink.globalCompositeOperation = 'destination-out';
  ink.globalAlpha = HUSH;
  ink.filter = `blur(${softness * scale}px)`;
  ink.drawImage(eraser.drawable, 0, 0, eraser.width, eraser.height);
  ink.filter = 'none';

  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.drawImage(ornaments.drawable, 0, 0, ornaments.width, ornaments.height);
  canvas.restore();
}
