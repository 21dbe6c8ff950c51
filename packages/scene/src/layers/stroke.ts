import { choice } from '../properties/choice.ts';
import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import { INKS, paint } from '../properties/paint.ts';
import { required } from '../properties/property.ts';
import { orNone, record } from '../properties/record.ts';

const inked = required(paint('#000000', 'What the line is painted with: a colour or a gradient over the box.', INKS));
const width = (summary: string) => required(number({ default: 1, min: 0, max: 1000, unit: 'px', summary }));

export const stroke = orNone(
  record(
    {
      paint: inked,
      width: width('How thick the line is.'),
      align: choice(
        ['center', 'inside', 'outside'],
        'center',
        'Where the line lies on the edge; open lines are always centred.',
      ),
      cap: choice(['butt', 'round', 'square'], 'butt', 'How open lines and dashes end.'),
      join: choice(['miter', 'round', 'bevel'], 'miter', 'How the line turns a corner.'),
      dash: list(number({ default: 0, min: 0, max: 10_000, unit: 'px' }), {
        max: 16,
        summary: 'Lengths of dash and gap.',
      }),
    },
    'A line along the edge, or "none".',
  ),
);

export const textStroke = orNone(
  record(
    {
      paint: inked,
      width: width('How thick the line is at the size that is asked for; it shrinks and grows with the letters.'),
      align: choice(
        ['outside', 'center'],
        'outside',
        'outside: around the letters, which keep their form. center: half of it over them, seams of their parts included.',
      ),
      join: choice(['miter', 'round', 'bevel'], 'round', 'How the line turns a corner.'),
    },
    'A line around the letters, or "none"; colour emoji have no line.',
  ),
);
