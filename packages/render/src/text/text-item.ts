import type { ResolvedFont } from '@pictify/scene';
import type { ShapedText } from '../fonts/shaped-text.ts';
import type { ShapingFace } from '../fonts/shaping-face.ts';
import type { ScriptName } from './script.ts';

/** A stretch of one paragraph in one span, face, direction and script: what is shaped at once. */
export interface TextItem {
  readonly span: number;
  readonly font: ResolvedFont;
  readonly face: ShapingFace;
  readonly level: number;
  /** null: only characters that belong to no script. */
  readonly script: ScriptName | null;
  /** Pixels after each cluster at the asked size; 0 in joined scripts. */
  readonly letterSpacing: number;
  /** The clusters it holds: from `first` up to `end`. */
  readonly first: number;
  readonly end: number;
  /** What is shaped and drawn: without invisible characters, with joiners where a joined word is cut by a span. */
  readonly text: string;
  /** For every cluster from `first` to `end` its offset in `text`. */
  readonly offsets: Uint32Array;
  readonly shaped: ShapedText;
  /** Slices that had to be shaped by themselves, by their clusters. */
  readonly reshaped: Map<number, ShapedText>;
}

/** Clusters `from` up to `to` of an item as drawn alone. */
export interface ItemSlice {
  readonly text: string;
  /** Pixels at the asked size, letter spacing after every cluster included. */
  readonly advance: number;
}

/**
 * A part of an item, exactly as the canvas will draw it. Where HarfBuzz says both cuts are safe its advance is read
 * off the whole; else (kerning over the cut, a torn ligature, a script the part no longer shows) it is shaped anew.
 */
export function sliceItem(item: TextItem, from: number, to: number): ItemSlice {
  const start = from === item.first ? 0 : item.offsets[from - item.first]!;
  const end = to === item.end ? item.text.length : item.offsets[to - item.first]!;
  const text = item.text.slice(start, end);
  const { shaped } = item;
  const whole = end - start === item.text.length;
  if (whole || (shaped.safe[start] && shaped.safe[end] && (item.script === null || showsScript(text)))) {
    return { text, advance: advanceOf(item, shaped, start, end) };
  }
  const key = from * 0x100000 + to;
  let alone = item.reshaped.get(key);
  if (!alone) {
    alone = item.face.shape(text, item.level % 2 === 1, item.letterSpacing !== 0);
    item.reshaped.set(key, alone);
  }
  return { text, advance: advanceOf(item, alone, 0, text.length) };
}

/** Pixels from one offset of an item's text to another, with letter spacing after every cluster that begins there. */
export function advanceOf({ font, letterSpacing }: TextItem, shaped: ShapedText, start: number, end: number): number {
  let clusters = 0;
  if (letterSpacing !== 0) for (let at = start; at < end; at++) clusters += shaped.starts[at]!;
  return (shaped.advances[end]! - shaped.advances[start]!) * font.size + clusters * letterSpacing;
}

const showsScript = (text: string): boolean => /[^\p{Script=Common}\p{Script=Inherited}]/u.test(text);
