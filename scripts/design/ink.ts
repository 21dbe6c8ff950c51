import { createCanvas } from '@napi-rs/canvas';
import type { GlyphRun, LaidOutLayer, LaidOutPage } from '@pictify/render';
import { type boundsOf, type Quad, quadOf, type Turn, turnOf, unturned } from './quad.ts';

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

type LaidOutText = Extract<LaidOutLayer, { type: 'text' }>;

const context = createCanvas(1, 1).getContext('2d');

export function textBoxes(page: LaidOutPage): TextBox[] {
  return textsOf(page).map(({ text: { layer, box }, turn }) => ({
    layer: layer.id,
    quad: quadOf(box.x, box.y, box.x + box.width, box.y + box.height, turn),
  }));
}

/** Every line of text on a page, where its ink is. Text that leaves no ink is left out. */
export function inkLines(page: LaidOutPage): InkLine[] {
  return textsOf(page).flatMap(({ text, turn }) =>
    text.text.lines.flatMap(({ runs }): InkLine[] => {
      const boxes = runs.map((run) => inkOf(run, text.box)).filter((box) => box !== null);
      if (boxes.length === 0) return [];
      const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
      const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
      return [
        {
          layer: text.layer.id,
          text: runs.map((run) => run.text).join(''),
          quad: quadOf(left, top, right, bottom, turn),
          size: Math.min(...runs.map((run) => run.size)),
          weight: Math.min(...runs.map((run) => run.face.weight)),
        },
      ];
    }),
  );
}

function textsOf(page: LaidOutPage): { text: LaidOutText; turn: Turn }[] {
  const texts: { text: LaidOutText; turn: Turn }[] = [];
  const walk = (laidOut: LaidOutLayer, outer: Turn): void => {
    const turn = turnOf(laidOut, outer);
    if ('children' in laidOut) for (const child of laidOut.children) walk(child, turn);
    if (laidOut.type === 'text') texts.push({ text: laidOut, turn });
  };
  for (const laidOut of page.layers) walk(laidOut, unturned);
  return texts;
}

function inkOf(run: GlyphRun, origin: { x: number; y: number }): ReturnType<typeof boundsOf> | null {
  if (run.text.trim() === '') return null;
  context.font = `${run.face.style} ${run.face.weight} ${run.size}px "${run.face.family}"`;
  context.direction = run.direction;
  context.letterSpacing = `${run.letterSpacing}px`;
  context.textAlign = 'left';
  const ink = context.measureText(run.text);
  const [x, y] = [origin.x + run.x, origin.y + run.y];
  return {
    left: x - ink.actualBoundingBoxLeft,
    top: y - ink.actualBoundingBoxAscent,
    right: x + ink.actualBoundingBoxRight,
    bottom: y + ink.actualBoundingBoxDescent,
  };
}
