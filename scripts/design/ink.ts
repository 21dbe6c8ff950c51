import { createCanvas } from '@napi-rs/canvas';
import {
  type GlyphRun,
  type InkCanvas,
  type LaidOutLayer,
  type LaidOutPage,
  type TextLayout,
  textInk,
} from '@pictify/render';
import { type Point, type Quad, quadOf, type Turn, turnOf, unturned } from './quad.ts';

/** A text layer's box where it lies on the page. */
export interface TextBox {
  readonly layer: string;
  readonly quad: Quad;
}

/** One line of text as it is drawn. */
export interface InkLine {
  readonly layer: string;
  readonly text: string;
  /** What the glyphs themselves cover on the page. */
  readonly quad: Quad;
  /** The smallest size and weight of its runs. */
  readonly size: number;
  readonly weight: number;
}

/** Letters where they lie on a page. */
export interface PlacedRun {
  readonly run: GlyphRun;
  /** Of the text's box, before it is turned. */
  readonly origin: Point;
  readonly turn: Turn;
  /** Around its ink. */
  readonly quad: Quad;
}

export type LaidOutText = Extract<LaidOutLayer, { type: 'text' }>;
type Box = LaidOutText['box'];

const context = createCanvas(1, 1).getContext('2d');

export function textBoxes(page: LaidOutPage): TextBox[] {
  return textsOf(page).map(({ text: { layer, box }, turn }) => ({ layer: layer.id, quad: boxQuad(box, turn) }));
}

/** Every line of text on a page, where its ink is. Text that leaves no ink is left out. */
export function inkLines(page: LaidOutPage): InkLine[] {
  return textsOf(page).flatMap(({ text, turn }) => linesOf(text.layer.id, text.text, text.box, turn));
}

/** The letters that stand in for pictures. */
export function initialsLines(page: LaidOutPage): { readonly line: InkLine; readonly picture: Quad }[] {
  return layersOf(page).flatMap(({ laidOut, turn }) => {
    if (laidOut.type !== 'image' || !laidOut.initials) return [];
    const picture = boxQuad(laidOut.box, turn);
    return linesOf(laidOut.layer.id, laidOut.initials, laidOut.box, turn).map((line) => ({ line, picture }));
  });
}

/** Every text of a page, and the groups that cut it off at their edges. */
export function textsOf(page: LaidOutPage): { text: LaidOutText; turn: Turn; clips: readonly Quad[] }[] {
  return layersOf(page).flatMap(({ laidOut, turn, clips }) =>
    laidOut.type === 'text' ? [{ text: laidOut, turn, clips }] : [],
  );
}

function layersOf(page: LaidOutPage): { laidOut: LaidOutLayer; turn: Turn; clips: readonly Quad[] }[] {
  const found: ReturnType<typeof layersOf> = [];
  const walk = (laidOut: LaidOutLayer, outer: Turn, outerClips: readonly Quad[]): void => {
    const turn = turnOf(laidOut, outer);
    const isClip = laidOut.type === 'group' && laidOut.layer.clip;
    const clips = isClip ? [...outerClips, boxQuad(laidOut.box, turn)] : outerClips;
    if ('children' in laidOut) for (const child of laidOut.children) walk(child, turn, clips);
    found.push({ laidOut, turn, clips });
  };
  for (const laidOut of page.layers) walk(laidOut, unturned, []);
  return found;
}

const boxQuad = ({ x, y, width, height }: Box, turn: Turn): Quad => quadOf(x, y, x + width, y + height, turn);

/** The letters of a text whose box is at `origin`, run by run. */
export function placedRuns(text: TextLayout, origin: Point, turn: Turn): PlacedRun[] {
  return textInk(text, context as unknown as InkCanvas).map(({ run, ink }) => {
    const [left, top] = [origin.x + ink.x, origin.y + ink.y];
    return { run, origin, turn, quad: quadOf(left, top, left + ink.width, top + ink.height, turn) };
  });
}

function linesOf(layer: string, text: TextLayout, origin: Point, turn: Turn): InkLine[] {
  return text.lines.flatMap((line): InkLine[] => {
    const inks = textInk({ ...text, lines: [line] }, context as unknown as InkCanvas).map(({ ink }) => ink);
    if (inks.length === 0) return [];
    const left = origin.x + Math.min(...inks.map(({ x }) => x));
    const top = origin.y + Math.min(...inks.map(({ y }) => y));
    const right = origin.x + Math.max(...inks.map(({ x, width }) => x + width));
    const bottom = origin.y + Math.max(...inks.map(({ y, height }) => y + height));
    const { runs } = line;
    return [
      {
        layer,
        text: runs.map((run) => run.text).join(''),
        quad: quadOf(left, top, right, bottom, turn),
        size: Math.min(...runs.map((run) => run.size)),
        weight: Math.min(...runs.map((run) => run.face.weight)),
      },
    ];
  });
}
