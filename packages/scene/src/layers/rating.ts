import { type JsonMap, own } from '../json.ts';
import { joinCells, literal, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { number, toNumber } from '../properties/number.ts';
import { INKS, paint } from '../properties/paint.ts';
import { pathData } from '../properties/path-data.ts';
import { type Checking, required } from '../properties/property.ts';
import { compileTable } from '../properties/record.ts';
import type { LayerDefinition } from './definition.ts';
import { checkPathThere } from './missing-path.ts';
import { stroke } from './stroke.ts';

const MAX = 5;
const GAP = 6;

const properties = {
  value: required(number({ default: 0, min: -1e12, max: 1e12, summary: 'How many symbols are full.' })),
  max: number({ default: MAX, min: 1, max: 20, integer: true, summary: 'How many symbols there are.' }),
  step: number({ default: 0, min: 0, max: 1, summary: 'The value is rounded to this; 0: not at all, 0.5: to halves.' }),
  symbol: choice(['star', 'heart', 'circle', 'square', 'path'], 'star', 'What is counted.'),
  path: pathData('SVG path data of the symbol, stretched to a square.'),
  gap: number({ default: GAP, min: 0, max: 1000, unit: 'px', summary: 'Between symbols.' }),
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
  check(raw, at) {
    checkPathThere(raw, 'symbol', at);
    checkRoom(raw, at);
  },
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

/** Gaps are kept before the symbols are; only a box of fixed width is known before it is laid out. */
function checkRoom(raw: JsonMap, at: Checking): void {
  const width = toNumber(own(own(raw, 'box'), 'width'));
  const sizing = own(own(raw, 'sizing'), 'width') ?? 'fixed';
  const gap = toNumber(own(raw, 'gap') ?? GAP);
  const max = toNumber(own(raw, 'max') ?? MAX);
  if (sizing !== 'fixed' || !width || gap === null || max === null || gap * (max - 1) < width) return;
  at.at('gap').problem('rating_no_room', 'The gaps leave no room for the symbols: nothing is drawn.', 'warning');
}
