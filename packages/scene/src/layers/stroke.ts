import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import { INKS, paint } from '../properties/paint.ts';
import { required } from '../properties/property.ts';
import { optional, record } from '../properties/record.ts';

export const stroke = optional(
  record(
    {
      paint: required(paint('#000000', 'What the line is painted with.', INKS)),
      width: required(number({ default: 1, min: 0, max: 1000, unit: 'px' })),
      dash: list(number({ default: 0, min: 0, max: 10_000, unit: 'px' }), {
        max: 16,
        summary: 'Lengths of dash and gap.',
      }),
    },
    'A line along the edge.',
  ),
);
