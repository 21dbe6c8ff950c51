import {
  DEFAULT_FAMILY,
  EMOJI_FILE,
  HAN_FAMILIES,
  type HanVariant,
  SCRIPT_FAMILIES,
  SHIPPED_FAMILIES,
  SYMBOL_FAMILY,
  TEXT_FALLBACK,
} from './catalog.ts';
import { isEmojiCluster } from './emoji.ts';
import type { FaceStyle } from './face-match.ts';
import { EMOJI_FACE } from './face-ref.ts';
import { StaticFamily, shippedFamily, VariableFamily } from './family.ts';
import type { FontFile, FontHost } from './font-host.ts';
import { RecentCache } from './recent-cache.ts';
import type { ShapingFace } from './shaping-face.ts';

export interface FontRequest extends FaceStyle {
  readonly family: string;
}

/** A font that is not shipped; of a variable file only the default instance is used. */
export interface ExtraFont extends FontRequest {
  readonly bytes: Uint8Array;
}

/** All faces layout may choose from. Faces are loaded, and made known to the canvas, when first chosen. */
export interface FontLibrary {
  families(): string[];
  select(font: FontRequest): FontSelection;
}

/** One requested font with what stands behind it. */
export interface FontSelection {
  /** Decides line heights. */
  readonly primary: ShapingFace;
  /** False: nobody ships the family, `primary` is of the default one. */
  readonly known: boolean;
  /**
   * The face for a whole grapheme cluster; null if nobody has it. Emoji go to the emoji font first; all else to the
   * requested face, then to `previous` (the face of the text before it), then along the fallback chain, in which the
   * families for Han characters come in the order given.
   */
  match(cluster: string, previous: ShapingFace | null, han: readonly HanVariant[]): ShapingFace | null;
  /** Has U+FFFD. */
  readonly replacement: ShapingFace;
}

export function assembleFontLibrary(host: FontHost, extraFonts: readonly ExtraFont[] = []): FontLibrary {
  const families = new Map<string, StaticFamily>();
  const add = (family: StaticFamily): void => void families.set(family.name.toLowerCase(), family);
  for (const family of SHIPPED_FAMILIES) add(shippedFamily(family, host));
  for (const [name, fonts] of Map.groupBy(extraFonts, (font) => font.family)) {
    add(
      new StaticFamily(
        name,
        fonts.map(({ weight, style, bytes }) => ({ weight, style, file: { bytes } })),
        host,
      ),
    );
  }
  const chain = new FallbackChain(families.get(TEXT_FALLBACK.toLowerCase())!, host);
  const selections = new RecentCache<Selection>(REMEMBERED_SELECTIONS);
  return {
    families: () => [...families.values()].map((family) => family.name),
    select(font) {
      const name = font.family.trim().toLowerCase();
      const family = families.get(name);
      const key = `${font.style} ${font.weight} ${family ? name : ''}`;
      let selection = selections.get(key);
      if (!selection) {
        selection = new Selection(
          family ?? families.get(DEFAULT_FAMILY.toLowerCase())!,
          family !== undefined,
          font,
          chain,
        );
        selections.set(key, selection);
      }
      return selection;
    },
  };
}

/** Families and weights come from rows; what is remembered of them is bounded. */
const REMEMBERED_SELECTIONS = 500;
const REMEMBERED_CLUSTERS = 4_000;

class Selection implements FontSelection {
  readonly known: boolean;
  readonly #family: StaticFamily;
  readonly #style: FaceStyle;
  readonly #chain: FallbackChain;
  #primary: ShapingFace | undefined;
  readonly #fallbacks = new RecentCache<ShapingFace | 'none'>(REMEMBERED_CLUSTERS);

  constructor(family: StaticFamily, known: boolean, style: FaceStyle, chain: FallbackChain) {
    this.#family = family;
    this.known = known;
    this.#style = style;
    this.#chain = chain;
  }

  get primary(): ShapingFace {
    this.#primary ??= this.#family.face(this.#style);
    return this.#primary;
  }

  get replacement(): ShapingFace {
    return this.#chain.text.face(this.#style);
  }

  match(cluster: string, previous: ShapingFace | null, han: readonly HanVariant[]): ShapingFace | null {
    const emoji = isEmojiCluster(cluster);
    if (!emoji && this.primary.coverage.covers(cluster)) return this.primary;
    if (!emoji && previous?.coverage.covers(cluster) && !this.#chain.isEmojiFace(previous)) return previous;
    const key = `${han[0]}${cluster}`;
    let face = this.#fallbacks.get(key);
    if (face === undefined) {
      face = this.#chain.match(cluster, emoji, this.#style, this.primary, han) ?? 'none';
      this.#fallbacks.set(key, face);
    }
    return face === 'none' ? null : face;
  }
}

/** Nobody sees a smaller step, and each weight of a variable font is a face of its own. */
const WEIGHT_STEP = 10;

class FallbackChain {
  readonly text: StaticFamily;
  readonly #scripts: readonly VariableFamily[];
  readonly #han: { readonly [variant in HanVariant]: VariableFamily };
  readonly #symbols: VariableFamily;
  readonly #emoji: StaticFamily;

  constructor(text: StaticFamily, host: FontHost) {
    const emoji: FontFile = { path: EMOJI_FILE };
    this.text = text;
    this.#scripts = SCRIPT_FAMILIES.map((family) => new VariableFamily(family, host));
    this.#han = {
      jp: new VariableFamily(HAN_FAMILIES.jp, host),
      kr: new VariableFamily(HAN_FAMILIES.kr, host),
      sc: new VariableFamily(HAN_FAMILIES.sc, host),
    };
    this.#symbols = new VariableFamily(SYMBOL_FAMILY, host);
    this.#emoji = new StaticFamily('Noto Color Emoji', [{ weight: 400, style: 'normal', file: emoji }], host);
  }

  match(
    cluster: string,
    emoji: boolean,
    style: FaceStyle,
    primary: ShapingFace,
    han: readonly HanVariant[],
  ): ShapingFace | null {
    if (emoji && this.#emojiFace.coverage.covers(cluster)) return this.#emojiFace;
    for (const face of [primary, this.text.face(style)]) if (face.coverage.covers(cluster)) return face;
    const weight = Math.min(900, Math.max(100, Math.round(style.weight / WEIGHT_STEP) * WEIGHT_STEP));
    for (const family of [...this.#scripts, ...han.map((variant) => this.#han[variant]), this.#symbols]) {
      const face = family.match(cluster, weight);
      if (face) return face;
    }
    return this.#emojiFace.coverage.covers(cluster) ? this.#emojiFace : null;
  }

  isEmojiFace(face: ShapingFace): boolean {
    return face.ref.family === EMOJI_FACE;
  }

  get #emojiFace(): ShapingFace {
    return this.#emoji.face({ weight: 400, style: 'normal' });
  }
}
