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
  /** Dimensions that no declared size has: the chosen design is scaled into them. */
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
  if (isSame(template, wanted)) return OWN;
  const declared = names.find((name) => isSame(own(sizes, name), wanted));
  return declared === undefined
    ? { name: null, fit: { width: wanted.width, height: wanted.height } }
    : { name: declared, fit: null };
}

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
