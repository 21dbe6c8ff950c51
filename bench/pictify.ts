import type { RendererOptions } from '@pictify/render/node';
import { compileTemplateDocument } from '@pictify/scene';
import { QUALITY, type Subject } from './subject.ts';

/** The product itself, by the entry that the service and the command line use. */
export const pictify = (label: string, options: Pick<RendererOptions, 'compiledBytes'>): Subject => ({
  label,
  formats: ['png', 'jpeg', 'webp'],
  packages: ['@pictify/render', '@napi-rs/canvas', 'sharp', 'harfbuzzjs'],
  async open(card) {
    const { createRenderer } = await import('@pictify/render/node');
    const loadImage = async (source: string): Promise<Uint8Array> => {
      const bytes = card.pictures.get(source);
      if (!bytes) throw new Error(`The reference card has no picture ${source}`);
      return bytes;
    };
    const renderer = await createRenderer({ ...options, loadImage });
    const compiled = compileTemplateDocument(card.template);
    return {
      async paint(row, format) {
        const image = await renderer.render(compiled, row, { format, scale: 1, quality: QUALITY });
        const degraded = image.issues.find((issue) => issue.severity !== 'info');
        if (degraded) throw new Error(`The card was not painted in full: ${degraded.message}`);
        const { resolveMs, loadMs, layoutMs, paintMs, encodeMs } = image.timings;
        return {
          bytes: image.bytes,
          stagesMs: { resolve: resolveMs, load: loadMs, layout: layoutMs, paint: paintMs, encode: encodeMs },
        };
      },
    };
  },
});
