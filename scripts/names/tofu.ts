import type { FontLibrary, GlyphRun } from '@pictify/render';

const HAN_ORDERS = [['jp'], ['kr'], ['sc'], ['tc']] as const;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
type Face = NonNullable<ReturnType<ReturnType<FontLibrary['select']>['match']>>;

/**
 * Tells of glyphs that stand for what cannot be shown: `.notdef`, and the dotted circle that HarfBuzz puts under a mark
 * without its letter. What layout itself found missing is among a layout's issues.
 */
export class TofuDetector {
  readonly #fonts: FontLibrary;
  readonly #seen = new Map<string, string | null>();

  constructor(fonts: FontLibrary) {
    this.#fonts = fonts;
  }

  /** What is wrong with a run; null if nothing is. `family` is the one the layer asked for. */
  wrongIn(run: GlyphRun, family: string): string | null {
    const key = `${run.face.family} ${run.face.weight} ${run.text}`;
    let found = this.#seen.get(key);
    if (found === undefined) this.#seen.set(key, (found = this.#look(run, family)));
    return found;
  }

  #look(run: GlyphRun, family: string): string | null {
    const face = this.#faceOf(run, family);
    if (!face) return `nobody knows the face ${run.face.family} of “${run.text}”`;
    const glyphs = face.glyphs(run.text);
    if (glyphs.includes(0)) return `.notdef in “${run.text}”`;
    const [circle] = face.glyphs('\u25cc');
    if (circle && glyphs.includes(circle) && !run.text.includes('\u25cc')) return `a dotted circle in “${run.text}”`;
    return null;
  }

  #faceOf({ text, face: { family, weight, style } }: GlyphRun, asked: string): Face | null {
    const font = { family: asked, weight, style, features: {}, axes: {} };
    const selection = this.#fonts.select(font as Parameters<FontLibrary['select']>[0]);
    for (const { segment } of graphemes.segment(text)) {
      for (const han of HAN_ORDERS) {
        const face = selection.match(segment, null, han);
        if (face?.ref.family === family) return face;
      }
    }
    // Letters that the asked family has are in the text fallback where another of their word needs it.
    return selection.replacement.ref.family === family ? selection.replacement : null;
  }
}
