import { nameOf } from '../json.ts';
import type { Corners } from '../resolved.ts';
import { listCells, mapCell } from './cell.ts';
import { number } from './number.ts';
import { hasBlocks, type Property } from './property.ts';
import { scalar } from './scalar.ts';

/** One length for all four, or a list of four; as `[a, b, c, d]`. An expression may give either. */
export function corners(summary: string): Property<Corners> {
  const length = number({ default: 0, min: 0, max: 8192, unit: 'px' });
  const whole = scalar<Corners>({
    description: { kind: 'corners', summary, default: 0, unit: 'px' },
    fallback: [0, 0, 0, 0],
    coerce(value, report) {
      const values = Array.isArray(value) ? value : [value, value, value, value];
      if (values.length !== 4) {
        report.problem(
          'property_type',
          `Must be one number or a list of four, not ${nameOf(value)} of ${values.length}.`,
        );
        return [0, 0, 0, 0];
      }
      return values.map((each) => length.coerce(each, report)) as unknown as Corners;
    },
  });
  return {
    ...whole,
    check(value, at) {
      if (!Array.isArray(value) || !value.some(hasBlocks)) return whole.check(value, at);
      if (value.length !== 4) at.problem('property_type', `Must be a list of four; it has ${value.length}.`);
      value.forEach((each, index) => {
        length.check(each, at.at(index));
      });
    },
    compile(value, at) {
      if (!Array.isArray(value) || value.length !== 4 || !value.some(hasBlocks)) return whole.compile(value, at);
      const cells = listCells(value.map((each, index) => length.compile(each, at.at(index))));
      return mapCell(cells, ([a, b, c, d]): Corners => [a!, b!, c!, d!]);
    },
  };
}
