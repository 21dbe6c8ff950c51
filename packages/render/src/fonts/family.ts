import { type ShippedFamily, shippedPath } from './catalog.ts';
import { type FaceStyle, nearestFace } from './face-match.ts';
import type { FaceRef } from './face-ref.ts';
import { type FontAxis, nearestStyle, positionOn } from './font-axes.ts';
import type { FontFile, FontHost } from './font-host.ts';
import type { AxisSettings, FontRecipe } from './font-recipe.ts';
import { type FeatureSettings, ON_BY_DEFAULT } from './layout-features.ts';
import { RecentCache } from './recent-cache.ts';
import { FontData, type ShapingFace } from './shaping-face.ts';

/** A face, and how it is to be set. */
export interface FaceRequest extends FaceStyle {
  readonly features?: FeatureSettings;
  readonly axes?: AxisSettings;
}

/** One file of a family. Of a variable one `weight` and `style` are those of its default instance. */
export interface FamilyFile extends FaceStyle {
  readonly file: FontFile;
  readonly axes?: readonly FontAxis[];
}

interface Source extends FaceStyle {
  readonly file: FontFile;
  readonly axes: readonly FontAxis[];
  /** How the canvas knows the file, before settings are added. */
  readonly slug: string;
  readonly uploaded: boolean;
}

/** Faces with features or axes set that are kept ready, of each family. */
const REMEMBERED_SETTINGS = 64;

/** A family of separate files; each is loaded and registered when it is first asked for. */
export class FileFamily {
  readonly name: string;
  readonly #sources: readonly Source[];
  readonly #host: FontHost;
  readonly #loaded = new Map<string, ShapingFace>();
  readonly #set = new RecentCache<ShapingFace>(REMEMBERED_SETTINGS);
  readonly #variable = new Map<Source, FontData>();

  /** @param namespace Keeps uploaded families of one name apart in the canvas, which is the process's. */
  constructor(name: string, files: readonly FamilyFile[], host: FontHost, namespace = '') {
    this.name = name;
    this.#host = host;
    const slug = `${namespace && `${namespace}.`}${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    this.#sources = files.map(({ weight, style, file, axes = [] }) => {
      const uploaded = 'bytes' in file;
      const suffix = `${style === 'italic' ? '-italic' : ''}${uploaded ? `-${fingerprint(file.bytes)}` : ''}`;
      return { weight, style, file, axes, slug: `pf-${slug}-${weight}${suffix}`, uploaded };
    });
  }

  /** The nearest face, with those of the settings that it has. */
  face(wanted: FaceRequest): ShapingFace {
    const { source, style } = this.#nearest(wanted);
    const plain = this.#plain(source, style, wanted.axes ?? {});
    if (!wanted.features) return plain;
    const features = effective(wanted.features, plain);
    const tabularFigures = wanted.features['tnum'] === true && !plain.data.features.has('tnum') && !isTabular(plain);
    if (Object.keys(features).length === 0 && !tabularFigures) return plain;
    return this.#withFeatures(source, style, wanted.axes ?? {}, features, tabularFigures);
  }

  /** What of the settings the nearest face cannot do, as tags. */
  missing(wanted: FaceRequest): { readonly features: string[]; readonly axes: string[] } {
    const { axes } = this.#nearest(wanted).source;
    const missing = { features: [] as string[], axes: [] as string[] };
    for (const tag of Object.keys(wanted.axes ?? {})) {
      if (!axes.some((axis) => axis.tag === tag)) missing.axes.push(tag);
    }
    const face = wanted.features && this.face(wanted);
    for (const [tag, on] of Object.entries(wanted.features ?? {})) {
      if (!face || !on || ASSUMED.has(tag) || face.data.features.has(tag)) continue;
      if (tag !== 'tnum' || !isTabular(face)) missing.features.push(tag);
    }
    return missing;
  }

  #nearest(wanted: FaceStyle): { source: Source; style: FaceStyle } {
    const candidates = this.#sources.map((source) => {
      const style = source.axes.length > 0 ? nearestStyle(source.axes, source, wanted) : source;
      return { source, weight: style.weight, style: style.style };
    });
    const { source, weight, style } = nearestFace(candidates, wanted);
    return { source, style: { weight, style } };
  }

  /** A canvas chooses a weight by itself; on further axes the file has to be pinned. */
  #plain(source: Source, style: FaceStyle, settings: AxisSettings): ShapingFace {
    const [axis] = source.axes;
    if (source.axes.length === 1 && axis!.tag === 'wght') {
      const weight = positionOn(source.axes, style, settings)['wght']!;
      const ref: FaceRef = { family: source.slug, weight, style: source.style };
      return this.#remember(this.#loaded, `${source.slug} ${weight}`, () => this.#open(source, ref, true, {}));
    }
    if (source.axes.length > 0) {
      const axes = positionOn(source.axes, style, settings);
      const family = `${source.slug} ${describe(axes)}`;
      return this.#remember(this.#set, family, () => this.#open(source, { family, ...style }, false, { axes }));
    }
    const ref: FaceRef = { family: source.slug, weight: source.weight, style: source.style };
    return this.#remember(this.#loaded, source.slug, () => this.#open(source, ref, false, {}));
  }

  #withFeatures(
    source: Source,
    style: FaceStyle,
    settings: AxisSettings,
    features: FeatureSettings,
    tabularFigures: boolean,
  ): ShapingFace {
    const axes = source.axes.length > 0 ? positionOn(source.axes, style, settings) : undefined;
    const { weight } = axes ? style : source;
    const place = axes ? ` ${describe(axes)}` : '';
    const family = `${source.slug}${place} ${describe(features)}${tabularFigures ? ' figures' : ''}`;
    const ref: FaceRef = { family, weight, style: axes ? style.style : source.style };
    const recipe = { features, tabularFigures, ...(axes ? { axes } : {}) };
    return this.#remember(this.#set, family, () => this.#open(source, ref, false, recipe));
  }

  #open(source: Source, ref: FaceRef, variable: boolean, recipe: Partial<FontRecipe>): ShapingFace {
    const derived = source.uploaded || Object.keys(recipe).length > 0;
    const file = derived ? { ...source.file, recipe: { ...recipe, ...ref } } : source.file;
    let data = variable ? this.#variable.get(source) : undefined;
    data ??= new FontData(this.#host.load(ref.family, file));
    if (variable) this.#variable.set(source, data);
    if (derived) this.#host.lend?.(ref);
    return data.face(ref, variable);
  }

  #remember(
    cache: Pick<Map<string, ShapingFace>, 'get'> & { set(key: string, face: ShapingFace): unknown },
    key: string,
    open: () => ShapingFace,
  ): ShapingFace {
    const known = cache.get(key);
    if (known) return known;
    const face = open();
    cache.set(key, face);
    return face;
  }
}

/** Every font does these by itself, or has nothing that differs. */
const ASSUMED = new Set([...ON_BY_DEFAULT, 'lnum', 'pnum']);
const TAG = /^[A-Za-z0-9]{4}$/;

/** The settings that change anything in this face, in a fixed order. */
function effective(features: FeatureSettings, { data }: ShapingFace): FeatureSettings {
  const changes = Object.entries(features).filter(
    ([tag, on]) => TAG.test(tag) && on !== ON_BY_DEFAULT.has(tag) && (data.features.has(tag) || tag === 'kern'),
  );
  return Object.fromEntries(changes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const describe = (settings: { readonly [tag: string]: number | boolean }): string =>
  Object.entries(settings)
    .map(([tag, value]) => (typeof value === 'number' ? `${tag}=${value}` : `${value ? '+' : '-'}${tag}`))
    .join(' ');

function isTabular(face: ShapingFace): boolean {
  const widths = [...'0123456789'].map((digit) => face.shape(digit, false, false).advances[1]!);
  return widths.every((width) => width === widths[0]);
}

/** FNV-1a, so that another file under the same name is another family to the canvas. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

export function shippedFamily(family: ShippedFamily, host: FontHost): FileFamily {
  const styles = family.italics ? (['normal', 'italic'] as const) : (['normal'] as const);
  const files = styles.flatMap((style) =>
    family.weights.map((weight) => ({ weight, style, file: { path: shippedPath(family, weight, style) } })),
  );
  return new FileFamily(family.name, files, host);
}
