import { EMOJI_FILE, HAN_FAMILIES, HAN_RANGES, type HanVariant, SCRIPT_FAMILIES, SYMBOL_FAMILY } from './catalog.ts';
import type { FaceStyle } from './face-match.ts';
import { EMOJI_FACE } from './face-ref.ts';
import { FileFamily } from './family.ts';
import { stepWeight } from './font-axes.ts';
import type { FontHost } from './font-host.ts';
import type { ShapingFace } from './shaping-face.ts';
import { VariableFamily } from './variable-family.ts';

/** A letter with combining diacritics, the marks of no script of their own. */
export const hasMarks = (cluster: string): boolean => cluster.length > 1 && MARKS.test(cluster);

const MARKS = /(?!^)[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/;

/** What stands behind every requested family, in the order it is asked. */
export class FallbackChain {
  readonly text: FileFamily;
  readonly #scripts: readonly VariableFamily[];
  readonly #han: { readonly [variant in HanVariant]: VariableFamily };
  readonly #symbols: VariableFamily;
  readonly #emoji: FileFamily;

  constructor(text: FileFamily, host: FontHost) {
    const han = (variant: HanVariant): VariableFamily => new VariableFamily(HAN_FAMILIES[variant], host, HAN_RANGES);
    this.text = text;
    this.#scripts = SCRIPT_FAMILIES.map((family) => new VariableFamily(family, host));
    this.#han = { jp: han('jp'), kr: han('kr'), sc: han('sc'), tc: han('tc') };
    this.#symbols = new VariableFamily(SYMBOL_FAMILY, host);
    const emoji = { weight: 400, style: 'normal', file: { path: EMOJI_FILE } } as const;
    this.#emoji = new FileFamily('Noto Color Emoji', [emoji], host);
  }

  match(
    cluster: string,
    emoji: boolean,
    style: FaceStyle,
    primary: ShapingFace,
    han: readonly HanVariant[],
  ): ShapingFace | null {
    if (emoji && this.#emojiFace.coverage.covers(cluster)) return this.#emojiFace;
    const marks = hasMarks(cluster);
    let misplaced: ShapingFace | null = null;
    for (const face of this.#candidates(cluster, style, primary, han)) {
      if (!marks || face.placesMarks(cluster)) return face;
      misplaced ??= face;
    }
    return misplaced;
  }

  *#candidates(
    cluster: string,
    { weight, style }: FaceStyle,
    primary: ShapingFace,
    han: readonly HanVariant[],
  ): Generator<ShapingFace> {
    if (primary.coverage.covers(cluster)) yield primary;
    const text = this.text.face({ weight, style });
    if (text.coverage.covers(cluster)) yield text;
    const variable = Math.min(900, Math.max(100, stepWeight(weight)));
    for (const family of [...this.#scripts, ...han.map((variant) => this.#han[variant]), this.#symbols]) {
      const face = family.match(cluster, variable);
      if (face) yield face;
    }
    if (this.#emojiFace.coverage.covers(cluster)) yield this.#emojiFace;
  }

  isEmojiFace(face: ShapingFace): boolean {
    return face.ref.family === EMOJI_FACE;
  }

  get #emojiFace(): ShapingFace {
    return this.#emoji.face({ weight: 400, style: 'normal' });
  }
}
