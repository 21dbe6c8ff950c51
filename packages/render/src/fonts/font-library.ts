import type { Issue } from '@pictify/expr';
import type { WordBreaker } from '../text/line-break.ts';
import { wordBreaker } from '../text/word-breaker.ts';
import { DEFAULT_FAMILY, type HanVariant, SHIPPED_FAMILIES, TEXT_FALLBACK } from './catalog.ts';
import { isEmojiCluster } from './emoji.ts';
import { FallbackChain, hasMarks } from './fallback-chain.ts';
import { type FaceRequest, FileFamily, shippedFamily } from './family.ts';
import type { FontAxis } from './font-axes.ts';
import type { FontHost } from './font-host.ts';
import { RecentCache } from './recent-cache.ts';
import { type SetFont, settingIssues } from './setting-issues.ts';
import type { ShapingFace } from './shaping-face.ts';

export interface FontRequest extends FaceRequest {
  readonly family: string;
  /** Lower-case letters as small capitals: the font's own, or capitals at `SMALL_CAPITALS` of the size. */
  readonly smallCaps?: boolean;
}

/** A font that is not shipped. */
export interface ExtraFont {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly bytes: Uint8Array;
  /** Of a variable file, whose `weight` and `style` are those of its default instance. Without, only that is used. */
  readonly axes?: readonly FontAxis[];
}

/** All faces layout may choose from. Faces are loaded, and made known to the canvas, when first chosen. */
export interface FontLibrary {
  families(): string[];
  /** Words of scripts written without spaces, by the host's word lists. */
  readonly breakWords: WordBreaker;
  select(font: FontRequest): FontSelection;
  /**
   * A library with more fonts that shares the faces of this one. Its own fonts win over those of the same name.
   *
   * @param namespace Keeps them apart from fonts of the same name in other libraries of the process: letters, digits
   * and hyphens.
   */
  with(fonts: readonly ExtraFont[], namespace?: string): FontLibrary;
}

/** One requested font with what stands behind it. */
export interface FontSelection {
  /** Decides line heights. */
  readonly primary: ShapingFace;
  /** False: nobody ships the family, `primary` is of the default one. */
  readonly known: boolean;
  /** `font_feature_missing`, `font_axis_missing`: what the family cannot do of what was asked. */
  readonly issues: readonly Issue[];
  /**
   * The face for a whole grapheme cluster; null if nobody has it. Emoji go to the emoji font first; all else to the
   * requested face, then to `previous` (the face of the text before it), then along the fallback chain, in which the
   * families for Han characters come in the order given. A face whose marks would not stand on their letters is passed
   * over as long as there is another.
   */
  match(cluster: string, previous: ShapingFace | null, han: readonly HanVariant[]): ShapingFace | null;
  /** Whether small capitals are asked for and the face has none for this cluster. */
  lacksSmallCaps(cluster: string, face: ShapingFace): boolean;
  /** Has U+FFFD. */
  readonly replacement: ShapingFace;
}

/** Size of capitals that stand in for small capitals, as a fraction of the text's. */
export const SMALL_CAPITALS = 0.8;

export function assembleFontLibrary(host: FontHost, extraFonts: readonly ExtraFont[] = []): FontLibrary {
  const families: Families = new Map();
  for (const family of SHIPPED_FAMILIES) families.set(family.name.toLowerCase(), shippedFamily(family, host));
  const chain = new FallbackChain(families.get(TEXT_FALLBACK.toLowerCase())!, host);
  return new Library(families, chain, host, wordBreaker(host)).with(extraFonts);
}

type Families = Map<string, FileFamily>;

/** Families and weights come from rows; what is remembered of them is bounded. */
const REMEMBERED_SELECTIONS = 500;
const REMEMBERED_CLUSTERS = 4_000;

class Library implements FontLibrary {
  readonly breakWords: WordBreaker;
  readonly #families: Families;
  readonly #chain: FallbackChain;
  readonly #host: FontHost;
  readonly #selections = new RecentCache<Selection>(REMEMBERED_SELECTIONS);

  constructor(families: Families, chain: FallbackChain, host: FontHost, breakWords: WordBreaker) {
    this.breakWords = breakWords;
    this.#families = families;
    this.#chain = chain;
    this.#host = host;
  }

  families = (): string[] => [...this.#families.values()].map((family) => family.name);

  select = (font: FontRequest): FontSelection => {
    const name = font.family.trim().toLowerCase();
    const family = this.#families.get(name);
    const { features, axes, smallCaps } = font;
    const settings = features || axes || smallCaps ? JSON.stringify([features, axes, smallCaps]) : '';
    const key = `${font.style} ${font.weight} ${settings} ${family ? name : ''}`;
    let selection = this.#selections.get(key);
    if (!selection) {
      const chosen = family ?? this.#families.get(DEFAULT_FAMILY.toLowerCase())!;
      selection = new Selection(chosen, family !== undefined, font, this.#chain);
      this.#selections.set(key, selection);
    }
    return selection;
  };

  with = (fonts: readonly ExtraFont[], namespace = ''): FontLibrary => {
    const families = new Map(this.#families);
    for (const [key, own] of Map.groupBy(fonts, (font) => font.family.trim().toLowerCase())) {
      const files = own.map(({ bytes, ...face }) => ({ ...face, file: { bytes } }));
      families.set(key, new FileFamily(own[0]!.family.trim(), files, this.#host, namespace));
    }
    return new Library(families, this.#chain, this.#host, this.breakWords);
  };
}

class Selection implements FontSelection {
  readonly known: boolean;
  readonly #family: FileFamily;
  readonly #font: SetFont;
  readonly #chain: FallbackChain;
  #primary: ShapingFace | undefined;
  #issues: readonly Issue[] | undefined;
  readonly #fallbacks = new RecentCache<ShapingFace | 'none'>(REMEMBERED_CLUSTERS);
  readonly #small = new RecentCache<boolean>(REMEMBERED_CLUSTERS);

  constructor(family: FileFamily, known: boolean, font: FontRequest, chain: FallbackChain) {
    this.#family = family;
    this.known = known;
    this.#font = font.smallCaps ? { ...font, features: { ...font.features, smcp: true } } : font;
    this.#chain = chain;
  }

  get primary(): ShapingFace {
    this.#primary ??= this.#family.face(this.#font);
    return this.#primary;
  }

  get replacement(): ShapingFace {
    return this.#chain.text.face({ weight: this.#font.weight, style: this.#font.style });
  }

  get issues(): readonly Issue[] {
    this.#issues ??= settingIssues(this.#family, this.#font);
    return this.#issues;
  }

  match(cluster: string, previous: ShapingFace | null, han: readonly HanVariant[]): ShapingFace | null {
    const emoji = isEmojiCluster(cluster);
    if (!emoji && !hasMarks(cluster)) {
      if (this.primary.coverage.covers(cluster)) return this.primary;
      if (previous?.coverage.covers(cluster) && !this.#chain.isEmojiFace(previous)) return previous;
    }
    const key = `${han[0]}${han[1]}${cluster}`;
    let face = this.#fallbacks.get(key);
    if (face === undefined) {
      face = this.#chain.match(cluster, emoji, this.#font, this.primary, han) ?? 'none';
      this.#fallbacks.set(key, face);
    }
    return face === 'none' ? null : face;
  }

  lacksSmallCaps(cluster: string, face: ShapingFace): boolean {
    if (!this.#font.smallCaps) return false;
    if (face !== this.primary || !face.data.features.has('smcp')) return true;
    let lacks = this.#small.get(cluster);
    if (lacks === undefined) {
      const { features: _, ...plain } = this.#font;
      lacks = this.#family.face(plain).glyphs(cluster).join() === face.glyphs(cluster).join();
      this.#small.set(cluster, lacks);
    }
    return lacks;
  }
}
