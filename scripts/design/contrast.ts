import { setImmediate as macrotask } from 'node:timers/promises';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type LaidOutLayer, type LaidOutPage, paintPage, type Surface } from '@pictify/render';
import type { ResolvedSpan } from '@pictify/scene';
import { type InkLine, inkLines } from './ink.ts';
import { boundsOf } from './quad.ts';
import type { Laid } from './starter.ts';

export interface LineContrast extends InkLine {
  /** WCAG 2 contrast of the letters with what is behind them, where it is worst but for a twentieth of their pixels. */
  readonly contrast: number;
}

/** Coverage from which a pixel is the letter's and not its edge. */
const INSIDE = 230;
const DISREGARDED = 0.05;

/**
 * The contrast of every line of text, from three paintings of the page: as it is, without its text, and of the text
 * alone in black, which says where the letters are.
 */
export async function lineContrasts({ page, images }: Laid): Promise<LineContrast[]> {
  const paint = (layers: readonly LaidOutLayer[]): Uint8ClampedArray => {
    const surface = createSurface(page.width, page.height);
    paintPage(surface, { ...page, layers }, { images, createSurface, scale: 1 });
    return (surface.drawable as Canvas).getContext('2d').getImageData(0, 0, page.width, page.height).data;
  };
  const whole = paint(page.layers);
  const behind = paint(withoutText(page.layers));
  const letters = paint(blackText(page.layers));
  // Without a macrotask now and then the native bitmaps are never freed.
  await macrotask();
  return inkLines(page).map((line) => {
    const contrasts: number[] = [];
    for (const at of pixelsOf(line, page)) {
      if ((letters[at + 3] ?? 0) < INSIDE) continue;
      contrasts.push(contrastOf(luminanceAt(whole, at), luminanceAt(behind, at)));
    }
    contrasts.sort((a, b) => a - b);
    return { ...line, contrast: contrasts[Math.floor(contrasts.length * DISREGARDED)] ?? Number.POSITIVE_INFINITY };
  });
}

function createSurface(width: number, height: number): Surface {
  const drawable = createCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
  const context = drawable.getContext('2d') as unknown as Surface['context'];
  return { width: drawable.width, height: drawable.height, context, drawable };
}

function withoutText(layers: readonly LaidOutLayer[]): LaidOutLayer[] {
  return layers.flatMap((laidOut): LaidOutLayer[] => {
    if (laidOut.type === 'text') return [];
    return 'children' in laidOut ? [{ ...laidOut, children: withoutText(laidOut.children) }] : [laidOut];
  });
}

const black: ResolvedSpan['color'] = { type: 'solid', color: '#000000' };
const plain = { opacity: 1, blend: 'normal', shadow: [], blur: 0, mask: null } as const;

function blackText(layers: readonly LaidOutLayer[]): LaidOutLayer[] {
  return layers.flatMap((laidOut): LaidOutLayer[] => {
    if (laidOut.type === 'text') {
      const spans = laidOut.layer.spans.map((span) => ({ ...span, color: black }));
      // Emoji bring their own colours.
      const lines = laidOut.text.lines.map((line) => ({
        ...line,
        runs: line.runs.filter((run) => !run.face.family.includes('emoji')),
      }));
      return [{ ...laidOut, layer: { ...laidOut.layer, ...plain, spans }, text: { ...laidOut.text, lines } }];
    }
    const bare = { ...plain, fill: null, stroke: null };
    if (laidOut.type === 'stack') {
      return [{ ...laidOut, layer: { ...laidOut.layer, ...bare }, children: blackText(laidOut.children) }];
    }
    if (laidOut.type !== 'group') return [];
    return [{ ...laidOut, layer: { ...laidOut.layer, ...plain }, children: blackText(laidOut.children) }];
  });
}

/** Offsets of a line's pixels in RGBA data. */
function* pixelsOf({ quad }: InkLine, { width, height }: LaidOutPage): Generator<number> {
  const { left, top, right, bottom } = boundsOf(quad);
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++) yield (y * width + x) * 4;
  }
}

/** Relative luminance of an 8-bit sRGB channel, as WCAG 2.2 defines it. */
const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

function luminanceAt(data: Uint8ClampedArray, at: number): number {
  const channel = (index: number): number => LINEAR[data[at + index] ?? 0] ?? 0;
  return 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2);
}

function contrastOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
