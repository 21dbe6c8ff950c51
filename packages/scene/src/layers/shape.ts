import { joinCells, literal } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { corners } from '../properties/corners.ts';
import { optionalPaint } from '../properties/paint.ts';
import { compileTable } from '../properties/record.ts';
import type { LayerDefinition } from './definition.ts';
import { stroke } from './stroke.ts';

const properties = {
  shape: choice(
    ['rectangle', 'ellipse', 'line'],
    'rectangle',
    "A line runs from the box's top-left to its bottom-right.",
  ),
  radius: corners('Corner radius of a rectangle.'),
  fill: optionalPaint('What the inside is painted with.'),
  stroke,
} as const;

export const shape: LayerDefinition = {
  type: 'shape',
  summary: 'A rectangle, an ellipse or a line.',
  properties,
  container: false,
  hugs: false,
  compile: ({ raw, at }) => joinCells({ type: literal('shape'), ...compileTable(properties, raw, at) }),
};
