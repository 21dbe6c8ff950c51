import { rangesPath, type SlicedFamily, slicePath } from './catalog.ts';
import type { FontHost } from './font-host.ts';
import { RecentCache } from './recent-cache.ts';
import { FontData, type ShapingFace } from './shaping-face.ts';
import { type CodePointRanges, inRanges, parseUnicodeRange } from './unicode-range.ts';

interface Slice {
  readonly name: string;
  readonly ranges: CodePointRanges;
  data?: FontData;
  readonly faces: RecentCache<ShapingFace>;
}

/** Weights of one slice that are kept ready. */
const REMEMBERED_WEIGHTS = 18;

/** A variable family in slices; a slice is loaded when a character of its range is first asked for. */
export class VariableFamily {
  readonly #family: SlicedFamily & { readonly ranges?: string };
  readonly #host: FontHost;
  readonly #within: CodePointRanges | null;
  #slices: readonly Slice[] | undefined;

  /** @param within Unicode ranges outside of which the family is not even asked for its slices. */
  constructor(family: SlicedFamily & { readonly ranges?: string }, host: FontHost, within?: string) {
    this.#family = family;
    this.#host = host;
    const ranges = within ?? family.ranges;
    this.#within = ranges === undefined ? null : parseUnicodeRange(ranges);
  }

  /** The face that covers the cluster, if any does. */
  match(cluster: string, weight: number): ShapingFace | null {
    const first = cluster.codePointAt(0)!;
    if (this.#within && !inRanges(this.#within, first)) return null;
    this.#slices ??= this.#readSlices();
    for (const slice of this.#slices) {
      if (!inRanges(slice.ranges, first)) continue;
      const face = this.#face(slice, weight);
      if (face.coverage.covers(cluster)) return face;
    }
    return null;
  }

  #readSlices(): Slice[] {
    const { ranges: known, slices: wanted } = this.#family;
    const slice = (name: string, ranges: string): Slice => ({
      name: name.replace(/[[\]]/g, ''),
      ranges: parseUnicodeRange(ranges),
      faces: new RecentCache(REMEMBERED_WEIGHTS),
    });
    if (known !== undefined && wanted !== 'numbered') return wanted.map((name) => slice(name, known));
    const ranges = this.#host.readRanges(rangesPath(this.#family));
    return Object.keys(ranges)
      .filter((name) => (wanted === 'numbered' ? name.startsWith('[') : wanted.includes(name)))
      .map((name) => slice(name, ranges[name]!));
  }

  #face(slice: Slice, weight: number): ShapingFace {
    const known = slice.faces.get(String(weight));
    if (known) return known;
    const family = `pf-${this.#family.folder}-${slice.name}`;
    const file = { path: slicePath(this.#family, slice.name) };
    slice.data ??= new FontData(this.#host.load(family, file));
    const face = slice.data.face({ family, weight, style: 'normal' }, true);
    slice.faces.set(String(weight), face);
    return face;
  }
}
