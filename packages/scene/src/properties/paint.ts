import type { Compiling } from '../compile/compiling.ts';
import { readImageSource } from '../image-source.ts';
import { nameOf } from '../json.ts';
import type { ResolvedPaint } from '../resolved.ts';
import { type Cell, dynamic, literal, mapCell, readCell } from './cell.ts';
import { choice } from './choice.ts';
import { color, colorOr } from './color.ts';
import { list } from './list.ts';
import { number } from './number.ts';
import { type Property, required } from './property.ts';
import { record } from './record.ts';
import { text } from './text.ts';
import { checkVariant, compileVariant } from './variants.ts';

export const IMAGE_FITS = ['cover', 'contain', 'fill', 'none'] as const;

const angle = (fallback: number): Property<number> =>
  number({ default: fallback, min: -3600, max: 3600, unit: 'deg', summary: 'Degrees clockwise.' });
const center = record(
  {
    x: number({ default: 0.5, min: -10, max: 10, unit: 'fraction' }),
    y: number({ default: 0.5, min: -10, max: 10, unit: 'fraction' }),
  },
  'As fractions of the box.',
);
const stops = required(
  list(
    record({
      offset: required(number({ default: 0, min: 0, max: 1, unit: 'fraction', summary: '0 is the start, 1 the end.' })),
      color: required(color('#00000000', 'The colour at the offset.')),
    }),
    { min: 1, max: 32, summary: 'Colours along the gradient, each with its offset.' },
  ),
);

/** The paints that are more than a colour. */
export const PAINTS = {
  solid: { color: required(color('#00000000', 'A CSS colour or role:<name>.')) },
  linear: { angle: angle(180), stops },
  radial: { center, radius: number({ default: 0.5, min: 0, max: 10, unit: 'fraction' }), stops },
  conic: { center, angle: angle(0), stops },
  image: { source: required(text('', 'https://… or asset:<path>.')), fit: choice(IMAGE_FITS, 'cover') },
} as const;

const { image: _, ...inks } = PAINTS;
/** The paints of letters and lines, which a picture cannot be. */
export const INKS: Inks = inks;
type Inks = Omit<typeof PAINTS, 'image'>;
type Paints = typeof PAINTS | Inks;

const plain = colorOr(null);

/** A colour, a role, an expression giving one, or a map with a `type`; a colour when nothing else can be had. */
export function paint(fallback: string, summary: string, paints: Paints = PAINTS): Property<ResolvedPaint> {
  const last: ResolvedPaint = { type: 'solid', color: fallback };
  const property = optionalPaint(summary, paints);
  return {
    description: { ...property.description, default: fallback },
    check: property.check,
    compile: (value, at) => mapCell(property.compile(value, at), (found) => found ?? last),
  };
}

/** As `paint`; not written, `"none"`, and what is not a paint are null. */
export function optionalPaint(summary: string, paints: Paints = PAINTS): Property<ResolvedPaint | null> {
  return {
    description: { kind: 'paint', summary, variants: paints },
    check(value, at) {
      if (value === undefined || value === null || value === 'none') return;
      if (typeof value === 'string') plain.check(value, at);
      else checkVariant(paints, value, at, 'a colour, role:<name>, or a map with a "type"');
    },
    compile(value, at): Cell<ResolvedPaint | null> {
      if (value === undefined || value === null || value === 'none') return literal(null);
      if (typeof value === 'string') return mapCell(plain.compile(value, at), toSolid);
      if (typeof value === 'object' && !Array.isArray(value)) return compilePaint(value, paints, at);
      at.problem('property_type', `Must be a colour or a paint, not ${nameOf(value)}.`);
      return literal(null);
    },
  };
}

function toSolid(found: string | null): ResolvedPaint | null {
  return found === null ? null : { type: 'solid', color: found };
}

function compilePaint(value: object, paints: Paints, at: Compiling): Cell<ResolvedPaint | null> {
  const cell = compileVariant(paints as typeof PAINTS, value, at);
  if (cell === null) return literal(null);
  const { place } = at.at('source');
  if (cell.literal) {
    return literal(cell.value.type === 'image' ? imagePaint(cell.value, at.at('source')) : gradient(cell.value));
  }
  return dynamic((frame) => {
    const found = readCell(cell, frame);
    return found.type === 'image' ? imagePaint(found, frame.issues.at(place)) : gradient(found);
  });
}

function imagePaint(
  found: Extract<ResolvedPaint, { type: 'image' }>,
  report: Parameters<typeof readImageSource>[1],
): ResolvedPaint | null {
  const source = readImageSource(found.source, report);
  return source === null ? null : { ...found, source };
}

/** A gradient of one colour is that colour; of none, nothing. */
function gradient(found: Exclude<ResolvedPaint, { type: 'image' }>): ResolvedPaint | null {
  if (found.type === 'solid' || found.stops.length > 1) return found;
  const [only] = found.stops;
  return only ? { type: 'solid', color: only.color } : null;
}
