import type { Value } from '@pictify/expr';
import type { Compiling } from '../compile/compiling.ts';
import { boolean } from '../properties/boolean.ts';
import { type Cell, dynamic, joinCells, literal, mapCell, readCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { color, readColor } from '../properties/color.ts';
import { corners } from '../properties/corners.ts';
import { data } from '../properties/data.ts';
import { labelFormat } from '../properties/label-format.ts';
import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import { INKS, optionalPaint, paint } from '../properties/paint.ts';
import { required } from '../properties/property.ts';
import { compileTable } from '../properties/record.ts';
import { ROLE, readRole } from '../properties/role.ts';
import { text } from '../properties/text.ts';
import type { ResolvedChartPoint } from '../resolved.ts';
import { type ChartPoint, readChartPoints } from './chart-points.ts';
import type { LayerDefinition } from './definition.ts';
import { fontProperties, sized } from './font.ts';

const properties = {
  variant: choice(
    ['bar', 'line', 'donut', 'sparkline'],
    'bar',
    'A sparkline is a line that fills the box, without labels.',
  ),
  data: required(data('A list of numbers, a list of maps with label, value and color, or a map of label to value.')),
  compare: data('A second list, drawn faintly behind: last year beside this one.'),
  fill: paint('#2563eb', 'The bars, the line, or the first part of a donut; a gradient spans the whole plot.', INKS),
  colors: list(color('#94a3b8'), { max: 24, summary: 'One for each bar or part, over again when there are more.' }),
  compareFill: paint('#cbd5e1', 'What `compare` is drawn with.', INKS),
  highlight: choice(['none', 'max', 'min', 'first', 'last'], 'none', 'The point that is drawn with `highlightFill`.'),
  highlightFill: paint('#f59e0b', 'What the highlighted point is drawn with.', INKS),
  area: optionalPaint('What lies below a line; a gradient spans the plot.', INKS),
  min: number({
    default: null,
    min: -1e15,
    max: 1e15,
    summary: 'The least value of the axis; not written: from the data, and 0 for bars.',
  }),
  max: number({
    default: null,
    min: -1e15,
    max: 1e15,
    summary: 'The greatest value of the axis; not written: from the data.',
  }),
  direction: choice(['vertical', 'horizontal'], 'vertical', 'Where bars grow to.'),
  barGap: number({
    default: 0.35,
    min: 0,
    max: 0.95,
    unit: 'fraction',
    summary: 'The share of a slot that a bar leaves free.',
  }),
  radius: corners('Corner radius of a bar.'),
  rounded: choice(
    ['end', 'all'],
    'end',
    'Which corners of a bar are: those of its far end, so that it stands firmly, or all.',
  ),
  curve: choice(['smooth', 'straight', 'step'], 'smooth', 'How a line goes from point to point; none overshoots.'),
  lineWidth: number({ default: 3, min: 0, max: 100, unit: 'px', summary: 'Of a line.' }),
  dots: choice(['none', 'all', 'last'], 'none', 'Points of a line that are marked.'),
  grid: number({
    default: 0,
    min: 0,
    max: 10,
    integer: true,
    summary: 'About how many lines at round values; 0: none.',
  }),
  gridColor: color('#e2e8f0', 'Grid lines and the zero line.'),
  labels: boolean(true, 'Whether bars and lines have the labels of their points.'),
  values: boolean(false, 'Whether bars, lines and parts say their values.'),
  format: labelFormat('{{ value | number }}', 'How a value is printed; knows value, label and index.'),
  font: fontProperties(500),
  color: color('#475569', 'Labels and values.'),
  thickness: number({
    default: 0.32,
    min: 0.02,
    max: 1,
    unit: 'fraction',
    summary: 'Of a donut, of its radius; 1 is a pie.',
  }),
  startAngle: number({
    default: 0,
    min: -3600,
    max: 3600,
    unit: 'deg',
    summary: 'Where a donut starts; 0 is the top.',
  }),
  gap: number({ default: 2, min: 0, max: 200, unit: 'px', summary: 'Between the parts of a donut.' }),
  maxParts: number({
    default: 8,
    min: 1,
    max: 24,
    integer: true,
    summary: 'A donut with more parts adds up the smallest.',
  }),
  otherLabel: text('Other', 'What the added-up parts are called.'),
} as const;

const DEFAULT_SIZE = 14;

export const chart: LayerDefinition = {
  type: 'chart',
  summary: 'Bars, a line, a donut or a sparkline from a list of numbers.',
  properties,
  container: false,
  hugs: false,
  compile({ raw, at }) {
    const { data: given, compare, format, font, radius, ...look } = compileTable(properties, raw, at);
    const points = pointsOf(given, at.at('data'));
    return joinCells({
      type: literal('chart'),
      ...look,
      radius,
      font: mapCell(font, (written) => sized(written, DEFAULT_SIZE)),
      points: dynamic((frame): readonly ResolvedChartPoint[] => {
        const print = readCell(format, frame);
        return readCell(points, frame).map((point, index) => ({
          ...point,
          text: point.value === null ? '' : print({ value: point.value, label: point.label, index }),
        }));
      }),
      compare: mapCell(pointsOf(compare, at.at('compare')), (read) => read.map(({ value }) => value)),
    });
  },
};

function pointsOf(given: Cell<Value>, at: Compiling): Cell<readonly ChartPoint[]> {
  const { place } = at;
  // Colours may be roles, which any data that is not written out could name.
  if (!given.literal || JSON.stringify(given.value ?? null).includes(ROLE)) at.useAllRoles();
  return dynamic((frame) => {
    const value = readCell(given, frame);
    const report = frame.issues.at(place);
    return readChartPoints(value, report, (color) => {
      if (color.startsWith(ROLE)) return readRole(color.slice(ROLE.length), frame, place);
      return readColor(color, frame.issues.at(place));
    });
  });
}
