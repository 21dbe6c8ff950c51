import { isMap, nameOf } from '../json.ts';
import { literal, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import type { Property } from '../properties/property.ts';
import { record } from '../properties/record.ts';
import type { ResolvedBox } from '../resolved.ts';

/** `auto`: under the text that lies on it. Zones are shares of the layer's box. */
export type QuietZones = 'auto' | 'none' | readonly ResolvedBox[];

const share = (fallback: number) => number({ default: fallback, min: 0, max: 1, unit: 'fraction' });
const words = choice(['auto', 'none'], 'auto');
const zones = list(record({ x: share(0), y: share(0), width: share(1), height: share(1) }), { max: 20 });

/** One of two words, or a list of rectangles. */
export const quietZones: Property<QuietZones> = {
  description: {
    ...zones.description,
    default: 'auto',
    summary: 'Where its ornaments step back: "auto" under text, "none", or rectangles as shares of the box.',
  },
  check(value, at) {
    if (Array.isArray(value)) zones.check(value, at);
    else if (isMap(value)) at.problem('property_type', `Must be "auto", "none" or a list, not ${nameOf(value)}.`);
    else words.check(value, at);
  },
  compile(value, at) {
    if (value === undefined || value === null) return literal<QuietZones>('auto');
    return Array.isArray(value) ? mapCell(zones.compile(value, at), (given) => given) : words.compile(value, at);
  },
};
