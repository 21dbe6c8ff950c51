import { HAN_FAMILIES, rangesPath, SCRIPT_FAMILIES, SYMBOL_FAMILY } from '../fonts/catalog.ts';
import {
  deriveFont,
  type FaceRef,
  type FontFile,
  type FontHost,
  isWoff2,
  shapingSfnt,
  woff2ToSfnt,
} from '../fonts/index.ts';
import type { DictionaryScript } from '../text/word-breaker.ts';
import { loadUnbrotli } from './brotli.ts';
import { FontPending } from './font-pending.ts';
import { loadInstancer } from './instancer.ts';
import { fetchWords } from './word-list-files.ts';

/** A file has its family to itself: whatever is asked for is this file, and nothing is thickened or slanted. */
const ANY_STYLE = { weight: '1 1000', style: 'oblique 0deg 20deg' };
const SLICED = [...SCRIPT_FAMILIES, ...Object.values(HAN_FAMILIES), SYMBOL_FAMILY];

type Ranges = { readonly [slice: string]: string };

/**
 * Fonts by fetch. Layout asks synchronously, so what is not here yet is asked for and `FontPending` thrown; after
 * `arrived()` layout is to be tried again. No glyph is ever taken from another font in the meantime.
 */
export class WebFontHost implements FontHost {
  readonly #fontUrl: (path: string) => string;
  readonly #fontSet: FontFaceSet;
  readonly #fonts = new Map<string, LoadedFont>();
  readonly #ranges = new Map<string, Ranges>();
  readonly #words = new Map<DictionaryScript, Uint8Array>();
  readonly #coming = new Map<string, Promise<void>>();
  readonly #unreachable = new FinalizationRegistry<string>((family) => this.#return(family));

  constructor(fontUrl: (path: string) => string) {
    this.#fontUrl = fontUrl;
    this.#fontSet = 'document' in globalThis ? document.fonts : (globalThis as unknown as FontFaceSource).fonts;
  }

  load(family: string, file: FontFile): Uint8Array {
    const font = this.#fonts.get(family);
    if (font) return font.sfnt;
    this.#ask(family, () => this.#fetchFont(family, file));
    throw new FontPending(family);
  }

  readRanges(path: string): Ranges {
    const ranges = this.#ranges.get(path);
    if (ranges) return ranges;
    // A character that the first families lack is looked for in all of them, one after another.
    for (const each of new Set([path, ...SLICED.map(rangesPath)])) {
      if (!this.#ranges.has(each)) this.#ask(each, () => this.#fetchRanges(each));
    }
    throw new FontPending(path);
  }

  loadWords(script: DictionaryScript): Uint8Array {
    const words = this.#words.get(script);
    if (words) return words;
    this.#ask(`words of ${script}`, async () => {
      const unbrotli = await loadUnbrotli();
      this.#words.set(script, unbrotli(await fetchWords(script)));
    });
    throw new FontPending(`words of ${script}`);
  }

  lend(face: FaceRef): void {
    const font = this.#fonts.get(face.family);
    if (!font) return;
    font.lent++;
    this.#unreachable.register(face, face.family);
  }

  #return(family: string): void {
    const font = this.#fonts.get(family);
    if (!font || --font.lent > 0) return;
    this.#fonts.delete(family);
    this.#fontSet.delete(font.face);
  }

  /** Resolves when all that was asked for is here. Rejects when a file cannot be had; it will be asked for again. */
  async arrived(): Promise<void> {
    while (this.#coming.size > 0) await Promise.all(this.#coming.values());
  }

  #ask(key: string, fetch: () => Promise<void>): void {
    if (this.#coming.has(key)) return;
    const coming = fetch().finally(() => this.#coming.delete(key));
    // Who asked may not wait for it.
    coming.catch(() => {});
    this.#coming.set(key, coming);
  }

  async #fetchFont(family: string, file: FontFile): Promise<void> {
    const bytes = await this.#makeFont(file);
    const face = new FontFace(family, bytes as Uint8Array<ArrayBuffer>, ANY_STYLE);
    await face.load();
    const sfnt = shapingSfnt((offset, length) => {
      if (offset + length > bytes.length) throw new RangeError('The font file is truncated.');
      return bytes.subarray(offset, offset + length);
    });
    this.#fontSet.add(face);
    this.#fonts.set(family, { face, sfnt, lent: 0 });
  }

  async #makeFont(file: FontFile): Promise<Uint8Array> {
    const packed = 'bytes' in file ? file.bytes : await this.#fetchBytes(file.path);
    const sfnt = isWoff2(packed) ? woff2ToSfnt(packed, await loadUnbrotli()) : packed;
    return file.recipe ? deriveFont(sfnt, file.recipe, await loadInstancer(file.recipe)) : sfnt;
  }

  async #fetchRanges(path: string): Promise<void> {
    const text = new TextDecoder().decode(await this.#fetchBytes(path));
    this.#ranges.set(path, JSON.parse(text) as Ranges);
  }

  async #fetchBytes(path: string): Promise<Uint8Array> {
    const response = await fetch(this.#fontUrl(path));
    if (!response.ok) throw new Error(`The font file ${path} could not be fetched: status ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

interface LoadedFont {
  readonly face: FontFace;
  /** Its shaping tables. */
  readonly sfnt: Uint8Array;
  /** Faces of it that may still be painted; see `FontHost.lend`. */
  lent: number;
}

/** What a worker has in place of `document.fonts`. */
interface FontFaceSource {
  readonly fonts: FontFaceSet;
}
