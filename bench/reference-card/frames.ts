import { createRenderer } from '@pictify/render/node';
import { compileTemplateDocument, type Template } from '@pictify/scene';
import sharp from 'sharp';
import type { Patch, Rect } from '../../packages/render/src/node/differential/frame-encoder.ts';
import type { Pixels } from '../../packages/render/src/node/encode.ts';
import { HEIGHT, type ReferenceCard, WIDTH } from './card.ts';

const DYNAMIC_LAYERS = new Set(['avatar', 'name', 'subtitle', 'paragraph', 'tiles', 'goal-bar', 'goal-value']);

export interface CardFrame {
  readonly pixels: Pixels;
  /** The picture as one patch. */
  readonly whole: readonly Patch[];
  /** As a patch for each layer that a row has a say in. */
  readonly parts: readonly Patch[];
}

/** The card of every row, and what is the same in all of them. */
export async function paintFrames(card: ReferenceCard): Promise<{ base: Pixels; frames: CardFrame[] }> {
  const { template, pictures, rows } = card;
  const renderer = await createRenderer({ loadImage: async (source) => pictures.get(source)! });
  const paint = async (painted: Template, row: unknown): Promise<Pixels> => {
    const { bytes } = await renderer.render(compileTemplateDocument(painted), row, { format: 'png' });
    const data = await sharp(bytes).ensureAlpha().raw().toBuffer();
    return { data: new Uint8ClampedArray(data), width: WIDTH, height: HEIGHT };
  };
  const page = template.pages[0]!;
  const layers = page.layers.filter(({ id }) => !DYNAMIC_LAYERS.has(id));
  const base = await paint({ ...template, pages: [{ ...page, layers }] }, {});
  const rects = dynamicRects(template);
  const frames: CardFrame[] = [];
  for (const row of rows) {
    const pixels = await paint(template, row);
    frames.push({ pixels, whole: [{ x: 0, y: 0, ...pixels }], parts: rects.map((rect) => cut(pixels, rect)) });
  }
  return { base, frames };
}

/** The boxes of the dynamic layers, with room for anti-aliasing, and where there is one for a shadow. */
function dynamicRects(template: Template): Rect[] {
  return template.pages[0]!.layers.filter(({ id }) => DYNAMIC_LAYERS.has(id)).map(({ box, shadow }) => {
    const { x: left, y: top, width, height } = box as Rect;
    const reach = shadow ? 24 : 2;
    const x = Math.max(0, left - reach);
    const y = Math.max(0, top - reach);
    return {
      x,
      y,
      width: Math.min(WIDTH, left + width + reach) - x,
      height: Math.min(HEIGHT, top + height + reach) - y,
    };
  });
}

function cut({ data, width }: Pixels, rect: Rect): Patch {
  const rowBytes = rect.width * 4;
  const patch = new Uint8Array(rowBytes * rect.height);
  for (let row = 0; row < rect.height; row++) {
    const at = ((rect.y + row) * width + rect.x) * 4;
    patch.set(data.subarray(at, at + rowBytes), row * rowBytes);
  }
  return { ...rect, data: patch };
}
