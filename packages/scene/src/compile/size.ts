import type { Template } from '../document.ts';
import type { IssueList } from '../issues.ts';
import { isMap, type JsonMap, listOf, nameOf, own } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { mergePatch } from '../merge.ts';
import { didYouMean } from '../suggestion.ts';
import type { Extent } from './frame.ts';

export type SizeOption = string | Extent;

export interface ChosenSize {
  /** A declared size; null is the template's own. */
  readonly name: string | null;
  /** Dimensions that no declared size has: the design of the nearest shape is scaled into them. */
  readonly fit: Extent | null;
}

const OWN: ChosenSize = { name: null, fit: null };

/** What a caller's `size` means; one that means nothing is an issue and the template's own size. */
export function chooseSize(template: Template, size: SizeOption | undefined, issues: IssueList): ChosenSize {
  if (size === undefined || size === null) return OWN;
  const sizes = own(template, 'sizes');
  const names = isMap(sizes) ? Object.keys(sizes) : [];
  const pixels = typeof size === 'string' ? /^(\d{1,5})x(\d{1,5})$/.exec(size) : null;
  if (typeof size === 'string' && names.includes(size)) return { name: size, fit: null };
  if (typeof size === 'string' && !pixels) {
    issues
      .at(NOWHERE)
      .problem(
        'size_unknown',
        `There is no size "${size.slice(0, 60)}"; the template's own is used.${didYouMean(size, names)}`,
      );
    return OWN;
  }
  const wanted = pixels ? { width: Number(pixels[1]), height: Number(pixels[2]) } : (size as Extent);
  if (!isSide(own(wanted, 'width')) || !isSide(own(wanted, 'height'))) {
    issues
      .at(NOWHERE)
      .problem(
        'size_invalid',
        `A size is a name, or a width and height of 1 to ${LIMITS.side} whole pixels, not ${nameOf(size)}.`,
      );
    return OWN;
  }
  const named = [null, ...names].map((name) => ({ name, size: name === null ? template : own(sizes, name) }));
  const same = named.find(({ size: declared }) => isSame(declared, wanted));
  if (same) return { name: same.name, fit: null };
  return { name: nearestShape(named, wanted), fit: { width: wanted.width, height: wanted.height } };
}

/** The design that, scaled evenly into the dimensions, fills most of them; of equal shapes the nearest in size. */
function nearestShape(
  designs: readonly { readonly name: string | null; readonly size: unknown }[],
  wanted: Extent,
): string | null {
  let best: { name: string | null; filled: number; scaled: number } | undefined;
  for (const { name, size } of designs) {
    const across = wanted.width / sideOf(own(size, 'width'));
    const down = wanted.height / sideOf(own(size, 'height'));
    const filled = Math.min(across / down, down / across);
    const scaled = Math.abs(Math.log(Math.min(across, down)));
    const equal = best && Math.abs(filled - best.filled) < SAME_SHAPE;
    if (!best || (equal ? scaled < best.scaled : filled > best.filled)) best = { name, filled, scaled };
  }
  return best?.name ?? null;
}

/** Sides are whole pixels, so that a shape is seldom met exactly. */
const SAME_SHAPE = 0.01;

const NOWHERE = { path: '' };

function isSide(side: unknown): side is number {
  return typeof side === 'number' && Number.isInteger(side) && side >= 1 && side <= LIMITS.side;
}

function isSame(size: unknown, wanted: Extent): boolean {
  return own(size, 'width') === wanted.width && own(size, 'height') === wanted.height;
}

/** A side as it is drawn, whatever the document says. */
export function sideOf(side: unknown): number {
  return typeof side === 'number' && side >= 1 ? Math.min(LIMITS.side, Math.round(side)) : 1;
}

/** Keys of a layer that belong to the design and not to a size. */
export const FIXED_KEYS = ['id', 'type', 'layers'] as const;

/** The pages with a size's overrides merged over the layers they name; untouched layers stay shared. */
export function overridePages(pages: unknown, overrides: unknown): unknown {
  if (!isMap(overrides) || Object.keys(overrides).length === 0) return pages;
  return listOf(pages).map((page) =>
    isMap(page) ? { ...page, layers: overrideLayers(page['layers'], overrides, 1) } : page,
  );
}

function overrideLayers(layers: unknown, overrides: JsonMap, depth: number): unknown {
  if (depth > LIMITS.nesting) return layers;
  return listOf(layers).map((layer) => {
    if (!isMap(layer)) return layer;
    const id = own(layer, 'id');
    const override = typeof id === 'string' ? own(overrides, id) : undefined;
    const merged = isMap(override) ? mergePatch(layer, withoutFixedKeys(override)) : layer;
    const children = own(layer, 'layers');
    return Array.isArray(children) ? { ...merged, layers: overrideLayers(children, overrides, depth + 1) } : merged;
  });
}

function withoutFixedKeys(override: JsonMap): JsonMap {
  return Object.fromEntries(Object.entries(override).filter(([key]) => !FIXED_KEYS.some((fixed) => fixed === key)));
}
