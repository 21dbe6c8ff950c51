import { rangesPath, type ShippedFamily, type SlicedFamily, shippedPath, slicePath } from './catalog.ts';
import { type FaceStyle, nearestFace } from './face-match.ts';
import type { FontFile, FontHost } from './font-host.ts';
import { RecentCache } from './recent-cache.ts';
import { FontData, type ShapingFace } from './shaping-face.ts';
import { type CodePointRanges, inRanges, parseUnicodeRange } from './unicode-range.ts';

interface FamilyFace extends FaceStyle {
  readonly family: string;
  readonly file: FontFile;
}

/** A family of separate files; each is loaded and registered when it is first asked for. */
export class StaticFamily {
  readonly name: string;
  readonly #faces: FamilyFace[];
  readonly #host: FontHost;
  readonly #loaded = new Map<string, ShapingFace>();

  constructor(name: string, faces: readonly (FaceStyle & { readonly file: FontFile })[], host: FontHost) {
    this.name = name;
    this.#host = host;
    const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    this.#faces = faces.map((face) => {
      const content = 'bytes' in face.file ? `-${fingerprint(face.file.bytes)}` : '';
      return { ...face, family: `pf-${slug}-${face.weight}${face.style === 'italic' ? '-italic' : ''}${content}` };
    });
  }

  face(wanted: FaceStyle): ShapingFace {
    const { family, weight, style, file } = nearestFace(this.#faces, wanted);
    const loaded = this.#loaded.get(family);
    if (loaded) return loaded;
    const face = new FontData(this.#host.load(family, file)).face({ family, weight, style }, false);
    this.#loaded.set(family, face);
    return face;
  }
}

/** FNV-1a, so that another file under the same name is another family to the canvas. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

export function shippedFamily(family: ShippedFamily, host: FontHost): StaticFamily {
  const styles = family.italics ? (['normal', 'italic'] as const) : (['normal'] as const);
  const faces = styles.flatMap((style) =>
    family.weights.map((weight) => ({ weight, style, file: { path: shippedPath(family, weight, style) } })),
  );
  return new StaticFamily(family.name, faces, host);
}

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
  readonly #family: SlicedFamily;
  readonly #host: FontHost;
  #slices: readonly Slice[] | undefined;

  constructor(family: SlicedFamily, host: FontHost) {
    this.#family = family;
    this.#host = host;
  }

  /** The face that covers the cluster, if any does. */
  match(cluster: string, weight: number): ShapingFace | null {
    const first = cluster.codePointAt(0)!;
    this.#slices ??= this.#readSlices();
    for (const slice of this.#slices) {
      if (!inRanges(slice.ranges, first)) continue;
      const face = this.#face(slice, weight);
      if (face.coverage.covers(cluster)) return face;
    }
    return null;
  }

  #readSlices(): Slice[] {
    const ranges = this.#host.readRanges(rangesPath(this.#family));
    const wanted = this.#family.slices;
    return Object.keys(ranges)
      .filter((name) => (wanted === 'numbered' ? name.startsWith('[') : wanted.includes(name)))
      .map((name) => ({
        name: name.replace(/[[\]]/g, ''),
        ranges: parseUnicodeRange(ranges[name]!),
        faces: new RecentCache(REMEMBERED_WEIGHTS),
      }));
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
