import { joinCells, literal, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { corners } from '../properties/corners.ts';
import { number } from '../properties/number.ts';
import { paint } from '../properties/paint.ts';
import { required } from '../properties/property.ts';
import { compileTable, optional } from '../properties/record.ts';
import type { LayerDefinition } from './definition.ts';

const properties = {
  variant: choice(['bar', 'ring'], 'bar'),
  direction: choice(['right', 'left', 'up', 'down'], 'right', 'Where a bar grows to.'),
  value: required(number({ default: 0, min: -1e12, max: 1e12, summary: 'How far it got, out of `max`.' })),
  max: number({ default: 1, min: 0, max: 1e12, summary: 'The whole; with 1 the value is a fraction.' }),
  fill: paint('#2563eb', 'The part that is done.'),
  track: paint('#e5e7eb', 'The part that is not.'),
  segments: number({
    default: 1,
    min: 1,
    max: 100,
    integer: true,
    summary: 'Steps it is cut into: a value of 5 out of 8 with 8 segments fills five of them.',
  }),
  gap: number({ default: 4, min: 0, max: 1000, unit: 'px', summary: 'Between segments.' }),
  radius: optional(corners('Of a bar or each of its segments; not written: half its thickness.')),
  thickness: number({
    default: null,
    min: 0,
    max: 2000,
    unit: 'px',
    summary: 'Of a ring; not written: 12 % of its size.',
  }),
  startAngle: number({ default: 0, min: -3600, max: 3600, unit: 'deg', summary: 'Where a ring starts; 0 is the top.' }),
} as const;

export const progress: LayerDefinition = {
  type: 'progress',
  summary: 'A bar or a ring that fills up.',
  properties,
  container: false,
  hugs: false,
  compile({ raw, at }) {
    const { value, max, thickness, ...drawn } = compileTable(properties, raw, at);
    return joinCells({
      type: literal('progress'),
      ...drawn,
      fraction: mapCell(joinCells({ value, max }), (given) =>
        given.max > 0 ? Math.min(1, Math.max(0, given.value / given.max)) : 0,
      ),
      thickness:
        thickness.literal && thickness.value !== null
          ? literal(thickness.value)
          : mapCell(
              joinCells({ thickness, box: at.box }),
              (given) => given.thickness ?? 0.12 * Math.min(given.box.width, given.box.height),
            ),
    });
  },
};
