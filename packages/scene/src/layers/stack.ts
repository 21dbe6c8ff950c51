import { resolveLayers } from '../compile/layers.ts';
import { joinCells, literal } from '../properties/cell.ts';
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
  align: choice(['start', 'center', 'end', 'stretch'], 'start', 'Across the direction.'),
  justify: choice(['start', 'center', 'end', 'space-between'], 'start', 'Along the direction.'),
} as const;

const properties = {
  ...FLOW_PROPERTIES,
  fill: optionalPaint('Behind the children.'),
  radius: corners('Corner radius of fill and stroke.'),
  stroke,
} as const;

export const stack: LayerDefinition = {
  type: 'stack',
  summary: 'Layers in a row or a column; a hidden one closes its gap.',
  properties,
  container: true,
  hugs: true,
  compile: ({ raw, at, children }) =>
    joinCells({ type: literal('stack'), layers: resolveLayers(children()), ...compileTable(properties, raw, at) }),
};
