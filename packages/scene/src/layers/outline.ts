import { choice } from '../properties/choice.ts';
import { corners } from '../properties/corners.ts';
import { number } from '../properties/number.ts';
import { pathData } from '../properties/path-data.ts';
import { optional, record } from '../properties/record.ts';

export const CLOSED_SHAPES = ['rectangle', 'ellipse', 'polygon', 'star', 'path'] as const;

const pathPosition = () => number({ default: 0, min: -1e6, max: 1e6 });
const pathLength = () => number({ default: 100, min: 0, max: 1e6 });

/** What a shape's outline is made from, beside its kind. */
export const OUTLINE = {
  radius: corners('Corner radius of a rectangle; every corner of a polygon or a star has the first of the four.'),
  sides: number({
    default: 6,
    min: 3,
    max: 64,
    integer: true,
    summary: 'Of a polygon; its first corner is at the top.',
  }),
  points: number({ default: 5, min: 3, max: 64, integer: true, summary: 'Of a star; the first is at the top.' }),
  innerRadius: number({
    default: 0.382,
    min: 0,
    max: 1,
    unit: 'fraction',
    summary: 'How far the inner corners of a star are from its centre, where its points are at 1.',
  }),
  path: pathData('SVG path data, stretched from `pathBox` to the box.'),
  pathBox: optional(
    record(
      { x: pathPosition(), y: pathPosition(), width: pathLength(), height: pathLength() },
      'The part of the coordinates of `path` that fills the box, like a viewBox; not written: what the path itself covers.',
    ),
  ),
  fillRule: choice(['nonzero', 'evenodd'], 'nonzero', 'Which parts of a path that crosses itself are inside.'),
} as const;

/** A closed outline: how a layer is masked, and a group cut. */
export const CLOSED_OUTLINE = {
  shape: choice(CLOSED_SHAPES, 'rectangle', 'What the box is cut to.'),
  ...OUTLINE,
} as const;
