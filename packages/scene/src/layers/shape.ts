import { joinCells, literal } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { optionalPaint } from '../properties/paint.ts';
import { compileTable } from '../properties/record.ts';
import type { LayerDefinition } from './definition.ts';
import { checkPathThere } from './missing-path.ts';
import { CLOSED_SHAPES, OUTLINE } from './outline.ts';
import { stroke } from './stroke.ts';

const properties = {
  shape: choice(
    [...CLOSED_SHAPES, 'line'],
    'rectangle',
    "A line runs from the box's top-left to its bottom-right; the others fill the box.",
  ),
  ...OUTLINE,
  fill: optionalPaint('What the inside is painted with.'),
  stroke,
} as const;

export const shape: LayerDefinition = {
  type: 'shape',
  summary: 'A rectangle, an ellipse, a polygon, a star, a path or a line.',
  properties,
  container: false,
  hugs: false,
  check: (raw, at) => checkPathThere(raw, 'shape', at),
  compile({ raw, at }) {
    const { path, ...look } = compileTable(properties, raw, at);
    return joinCells({ type: literal('shape'), ...look, pathData: path });
  },
};
