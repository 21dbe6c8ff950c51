import type { ResolvedChart, ResolvedPaint } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { type Rect, traceRoundedRect } from '../geometry.ts';
import type { LaidOutChart } from '../layout/laid-out.ts';
import { fillStyle } from '../paint/fill.ts';
import type { BarChart, ChartBar } from './bar-chart.ts';
import { traceChartLine } from './chart-curve.ts';
import type { DonutChart, DonutPart } from './donut-chart.ts';
import { type ChartPlace, dotRadius, type LineChart } from './line-chart.ts';

const solid = (color: string): ResolvedPaint => ({ type: 'solid', color });

export function paintBars(canvas: Canvas2D, { layer, reveal }: LaidOutChart, chart: BarChart): void {
  const upright = layer.direction === 'vertical';
  const { plot, lines } = chart;
  canvas.fillStyle = layer.gridColor;
  lines.forEach((at, index) => {
    const zero = index === lines.length - 1;
    // With nothing below it, bars need no line to stand on.
    if (zero && layer.grid === 0 && chart.bars.length > 0 && !chart.bars.some(({ below }) => below)) return;
    hairline(canvas, plot, at, upright);
  });
  for (const bar of chart.bars) {
    const box = grown(bar, reveal, upright);
    canvas.fillStyle = fillStyle(canvas, barPaint(layer, bar), plot);
    canvas.beginPath();
    traceRoundedRect(canvas, box, barCorners(layer, bar, upright));
    canvas.fill();
  }
}

/** A line of one pixel across the axis, on whole pixels. */
function hairline(canvas: Canvas2D, plot: Rect, at: number, upright: boolean): void {
  const place = Math.round(at - 0.5);
  if (upright) canvas.fillRect(plot.x, place, plot.width, 1);
  else canvas.fillRect(place, plot.y, 1, plot.height);
}

function grown({ box, below }: ChartBar, reveal: number, upright: boolean): Rect {
  if (upright) {
    const height = box.height * reveal;
    return { ...box, height, y: below ? box.y : box.y + box.height - height };
  }
  const width = box.width * reveal;
  return { ...box, width, x: below ? box.x + box.width - width : box.x };
}

function barPaint(
  { fill, colors, compareFill, highlightFill, points }: ResolvedChart,
  { kind, index }: ChartBar,
): ResolvedPaint {
  if (kind === 'compared') return compareFill;
  if (kind === 'highlighted') return highlightFill;
  const own = points[index]!.color ?? colors[index % Math.max(1, colors.length)];
  return own ? solid(own) : fill;
}

function barCorners(
  { radius, rounded }: ResolvedChart,
  { below }: ChartBar,
  upright: boolean,
): ResolvedChart['radius'] {
  const [a, b, c, d] = radius;
  if (rounded === 'all') return radius;
  if (upright) return below ? [0, 0, c, d] : [a, b, 0, 0];
  return below ? [a, 0, 0, d] : [0, b, c, 0];
}

export function paintLine(canvas: Canvas2D, { layer, reveal, box }: LaidOutChart, chart: LineChart): void {
  const { plot } = chart;
  canvas.fillStyle = layer.gridColor;
  for (const at of chart.lines) hairline(canvas, plot, at, true);
  canvas.save();
  if (reveal < 1) {
    canvas.beginPath();
    canvas.rect(box.x, box.y, box.width * reveal, box.height);
    canvas.clip();
  }
  for (const stretch of chart.compared) drawLine(canvas, stretch, layer, layer.compareFill, plot);
  for (const stretch of chart.stretches) {
    if (layer.area) drawArea(canvas, stretch, layer, layer.area, plot);
    drawLine(canvas, stretch, layer, layer.fill, plot);
  }
  for (const { x, y, highlighted } of chart.dots) {
    canvas.fillStyle = fillStyle(canvas, highlighted ? layer.highlightFill : layer.fill, plot);
    const radius = dotRadius(layer) * (highlighted ? 1.35 : 1);
    canvas.beginPath();
    canvas.arc(x, y, radius, 0, Math.PI * 2);
    canvas.fill();
  }
  canvas.restore();
}

function drawLine(
  canvas: Canvas2D,
  points: readonly ChartPlace[],
  layer: ResolvedChart,
  paint: ResolvedPaint,
  plot: Rect,
): void {
  const first = points[0]!;
  if (layer.lineWidth <= 0) return;
  canvas.setLineDash([]);
  canvas.lineCap = 'round';
  canvas.lineJoin = 'round';
  canvas.lineWidth = layer.lineWidth;
  canvas.strokeStyle = fillStyle(canvas, paint, plot);
  canvas.beginPath();
  canvas.moveTo(first.x, first.y);
  if (points.length === 1) {
    // A point between two gaps is a dot, a little wider than the line so that it is not taken for dirt.
    canvas.fillStyle = canvas.strokeStyle;
    canvas.arc(first.x, first.y, layer.lineWidth * 0.8, 0, Math.PI * 2);
    canvas.fill();
    return;
  }
  traceChartLine(canvas, points, layer.curve);
  canvas.stroke();
}

function drawArea(
  canvas: Canvas2D,
  points: readonly ChartPlace[],
  layer: ResolvedChart,
  paint: ResolvedPaint,
  plot: Rect,
): void {
  if (points.length < 2) return;
  const bottom = plot.y + plot.height + layer.lineWidth / 2;
  canvas.fillStyle = fillStyle(canvas, paint, { ...plot, height: bottom - plot.y });
  canvas.beginPath();
  canvas.moveTo(points[0]!.x, bottom);
  canvas.lineTo(points[0]!.x, points[0]!.y);
  traceChartLine(canvas, points, layer.curve);
  canvas.lineTo(points.at(-1)!.x, bottom);
  canvas.closePath();
  canvas.fill();
}

export function paintDonut(canvas: Canvas2D, { layer, reveal }: LaidOutChart, chart: DonutChart): void {
  const { plot } = chart;
  const radius = Math.min(plot.width, plot.height) / 2;
  const inner = radius * (1 - layer.thickness);
  const center = { x: plot.x + plot.width / 2, y: plot.y + plot.height / 2 };
  const start = ((layer.startAngle - 90) * Math.PI) / 180;
  if (chart.parts.length === 0) {
    canvas.fillStyle = layer.gridColor;
    traceRing(canvas, center, radius, inner, start, start + Math.PI * 2, 0);
    canvas.fill('evenodd');
  }
  for (const part of chart.parts) {
    const turn = Math.PI * 2 * reveal;
    canvas.fillStyle = fillStyle(canvas, partPaint(layer, part, chart.parts.length), plot);
    const gap = chart.parts.length > 1 ? layer.gap : 0;
    traceRing(canvas, center, radius, inner, start + part.from * turn, start + part.to * turn, gap);
    canvas.fill('evenodd');
  }
  for (const { box, part } of chart.keys) {
    const round = box.width * 0.3;
    canvas.fillStyle = fillStyle(canvas, partPaint(layer, part, chart.parts.length), plot);
    canvas.beginPath();
    traceRoundedRect(canvas, box, [round, round, round, round]);
    canvas.fill();
  }
}

/** A part between two angles whose sides are parallel to the gap's middle, so that gaps are equally wide all along. */
function traceRing(
  canvas: Canvas2D,
  { x, y }: ChartPlace,
  outer: number,
  inner: number,
  from: number,
  to: number,
  gap: number,
): void {
  canvas.beginPath();
  if (to - from >= Math.PI * 2 - 1e-6) {
    canvas.arc(x, y, outer, 0, Math.PI * 2);
    if (inner > 0.5) {
      canvas.moveTo(x + inner, y);
      canvas.arc(x, y, inner, 0, Math.PI * 2);
    }
    return;
  }
  const cut = (radius: number): number =>
    Math.min((to - from) / 2, radius > gap / 2 ? Math.asin(gap / 2 / radius) : Math.PI);
  const [far, near] = [cut(outer), cut(inner)];
  canvas.arc(x, y, outer, from + far, to - far);
  if (inner > 0.5 && near < (to - from) / 2) canvas.arc(x, y, inner, to - near, from + near, true);
  else {
    const middle = (from + to) / 2;
    const reach = Math.max(inner, Math.min(outer, gap / 2 / Math.max(1e-6, Math.sin((to - from) / 2))));
    canvas.lineTo(x + Math.cos(middle) * reach, y + Math.sin(middle) * reach);
  }
  canvas.closePath();
}

/** The first part is the fill itself, those after it are ever fainter tints of it, unless they have colours. */
function partPaint(
  { fill, colors, compareFill, highlightFill }: ResolvedChart,
  part: DonutPart,
  count: number,
): ResolvedPaint {
  if (part.highlighted) return highlightFill;
  if (part.others) return compareFill;
  const own = part.color ?? colors[part.index % Math.max(1, colors.length)];
  if (own) return solid(own);
  const base = fill.type === 'solid' ? fill.color : 'stops' in fill ? fill.stops[0]?.color : undefined;
  return base === undefined ? fill : solid(tint(base, count > 1 ? (part.rank / (count - 1)) * 0.78 : 0));
}

/** Towards white. */
function tint(color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `#${channels
    .map((channel) =>
      Math.round(channel + (255 - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}${color.slice(7)}`;
}
