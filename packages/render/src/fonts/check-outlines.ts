import { FontRefused } from './check-sfnt.ts';
import { view } from './sfnt.ts';
import type { SfntTables } from './sfnt-tables.ts';

/** A glyph with all that it is composed of. */
interface Weight {
  readonly points: number;
  readonly parts: number;
}

/** No real glyph comes near; a few nested compositions of hundreds each would take minutes and gigabytes to draw. */
const MOST_POINTS = 20_000;
const MOST_PARTS = 500;
const DEEPEST = 8;
const EMPTY: Weight = { points: 0, parts: 0 };

/**
 * Checks that the font has outlines, that TrueType ones lie where `loca` says, and that none is composed of more than
 * can be drawn.
 *
 * @throws FontRefused
 */
export function checkOutlines(tables: SfntTables): void {
  if (tables.has('CFF ') || tables.has('CFF2')) return;
  const glyf = tables.get('glyf');
  const loca = tables.get('loca');
  if (!glyf || !loca) throw new FontRefused('The font has no outlines; fonts of pictures are not supported.');
  const count = view(tables.get('maxp')!).getUint16(4);
  const offsets = readOffsets(loca, count, view(tables.get('head')!).getUint16(50) === 1, glyf.length);
  const known = new Array<Weight | undefined>(count);
  for (let glyph = 0; glyph < count; glyph++) weigh(glyph, 0);

  function weigh(glyph: number, depth: number): Weight {
    if (glyph >= count || depth > DEEPEST) throw new FontRefused('A glyph of the font is composed of itself.');
    return (known[glyph] ??= sum(glyf!.subarray(offsets[glyph], offsets[glyph + 1]), depth));
  }

  function sum(outline: Uint8Array, depth: number): Weight {
    if (outline.length < 10) return EMPTY;
    const contours = view(outline).getInt16(0);
    if (contours === 0) return EMPTY;
    if (contours > 0) return within({ points: lastPoint(outline, contours) + 1, parts: 0 });
    let total: Weight = EMPTY;
    for (const part of components(outline)) {
      const { points, parts } = weigh(part, depth + 1);
      total = within({ points: total.points + points, parts: total.parts + parts + 1 });
    }
    return total;
  }
}

function readOffsets(loca: Uint8Array, count: number, long: boolean, end: number): Uint32Array {
  const table = view(loca);
  if (loca.length < (count + 1) * (long ? 4 : 2))
    throw new FontRefused('The font does not say where its outlines are.');
  const offsets = Uint32Array.from({ length: count + 1 }, (_, index) =>
    long ? table.getUint32(index * 4) : table.getUint16(index * 2) * 2,
  );
  if (offsets.some((offset, index) => offset > end || (index > 0 && offset < offsets[index - 1]!))) {
    throw new FontRefused('Outlines of the font lie outside of it.');
  }
  return offsets;
}

function lastPoint(outline: Uint8Array, contours: number): number {
  const at = 10 + (contours - 1) * 2;
  if (at + 2 > outline.length) throw new FontRefused('An outline of the font is truncated.');
  return view(outline).getUint16(at);
}

function within(weight: Weight): Weight {
  if (weight.points > MOST_POINTS || weight.parts > MOST_PARTS) {
    throw new FontRefused('A glyph of the font is too complicated.');
  }
  return weight;
}

const ARGS_ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE_COMPONENTS = 0x20;
const HAS_X_Y_SCALE = 0x40;
const HAS_TWO_BY_TWO = 0x80;

function* components(outline: Uint8Array): Generator<number> {
  const table = view(outline);
  let at = 10;
  for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    if (at + 4 > outline.length) throw new FontRefused('An outline of the font is truncated.');
    flags = table.getUint16(at);
    yield table.getUint16(at + 2);
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_X_Y_SCALE) at += 4;
    else if (flags & HAS_TWO_BY_TWO) at += 8;
  }
}
