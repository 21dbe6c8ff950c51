import { joinCells, literal, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { number } from '../properties/number.ts';
import { INKS, paint } from '../properties/paint.ts';
import { pathData } from '../properties/path-data.ts';
import { required } from '../properties/property.ts';
import { compileTable } from '../properties/record.ts';
import type { LayerDefinition } from './definition.ts';
import { stroke } from './stroke.ts';

const properties = {
  value: required(number({ default: 0, min: -1e12, max: 1e12, summary: 'How many symbols are full.' })),
  max: number({ default: 5, min: 1, max: 20, integer: true, summary: 'How many symbols there are.' }),
  step: number({ default: 0, min: 0, max: 1, summary: 'The value is rounded to this; 0: not at all, 0.5: to halves.' }),
  symbol: choice(['star', 'heart', 'circle', 'square', 'path'], 'star', 'What is counted.'),
  path: pathData('SVG path data of the symbol, stretched to a square.'),
  gap: number({ default: 6, min: 0, max: 1000, unit: 'px', summary: 'Between symbols.' }),
  align: choice(['start', 'center', 'end'], 'start', 'Where the symbols lie when the box is wider.'),
  direction: choice(['ltr', 'rtl'], 'ltr', 'The side they are counted from.'),
  fill: paint('#f59e0b', 'The full part.', INKS),
  track: paint('#e5e7eb', 'The empty part.', INKS),
  stroke,
} as const;

export const rating: LayerDefinition = {
  type: 'rating',
  summary: 'Stars, or other symbols, filled as far as a value goes.',
  properties,
  container: false,
  hugs: false,
  compile({ raw, at }) {
    const { value, step, max, path, ...look } = compileTable(properties, raw, at);
    return joinCells({
      type: literal('rating'),
      ...look,
      max,
      pathData: path,
      value: mapCell(joinCells({ value, step, max }), (given) => {
        const rounded = given.step > 0 ? Math.round(given.value / given.step) * given.step : given.value;
        return Math.min(given.max, Math.max(0, rounded));
      }),
    });
  },
};
