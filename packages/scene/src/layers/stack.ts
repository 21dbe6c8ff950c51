import { resolveLayers } from '../compile/layers.ts';
import { boolean } from '../properties/boolean.ts';
import { joinCells, literal, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { corners } from '../properties/corners.ts';
import { number } from '../properties/number.ts';
import { optionalPaint } from '../properties/paint.ts';
import { compileTable } from '../properties/record.ts';
import type { LayerDefinition } from './definition.ts';
import { stroke } from './stroke.ts';

/** How a stack and a repeat lay out their children. */
export const FLOW_PROPERTIES = {
  direction: choice(['row', 'column'], 'column'),
  gap: number({ default: 0, min: -4096, max: 4096, unit: 'px', summary: 'Between neighbours.' }),
  padding: corners('Inside the edge; four values are top, right, bottom, left.'),
  align: choice(
    ['start', 'center', 'end', 'stretch', 'baseline'],
    'start',
    'Across the direction. baseline, for rows: first lines of text stand on one line.',
  ),
  justify: choice(['start', 'center', 'end', 'space-between'], 'start', 'Along the direction.'),
  wrap: boolean(false, 'Whether children that do not fit go on in another line.'),
  lineGap: number({
    default: null,
    min: -4096,
    max: 4096,
    unit: 'px',
    summary: 'Between lines. Not written: the gap.',
  }),
} as const;

const properties = {
  ...FLOW_PROPERTIES,
  fill: optionalPaint('Behind the children.'),
  radius: corners('Corner radius of fill and stroke.'),
  stroke,
} as const;

export const stack: LayerDefinition = {
  type: 'stack',
  summary:
    'Layers in a row or a column. A hidden one closes its gap, and so do a failed image and, where they hug along the ' +
    'stack with no minimum, an empty text and a stack in which nothing is left.',
  properties,
  container: true,
  hugs: true,
  compile({ raw, at, children }) {
    const { gap, lineGap, ...look } = compileTable(properties, raw, at);
    return joinCells({
      type: literal('stack'),
      layers: resolveLayers(children()),
      ...look,
      gap,
      lineGap: mapCell(joinCells({ gap, lineGap }), (given) => given.lineGap ?? given.gap),
    });
  },
};
