import { loadPeer } from '../peers.ts';
import { HEIGHT, WIDTH } from '../reference-card/card.ts';
import { fitNames } from '../reference-card/fit-name.ts';
import { FAMILY } from '../reference-card/fonts.ts';
import { type Block, cardMarkup } from '../reference-card/markup.ts';
import { type Format, QUALITY, type Subject } from '../subject.ts';

interface TakumiOptions {
  width: number;
  height: number;
  format: Format;
  quality?: number;
  images: { src: string; data: Buffer }[];
}
interface TakumiModule {
  Renderer: new (options: {
    cacheMaxBytes: number;
  }) => {
    registerFont(font: { name: string; weight: number; data: Buffer }): Promise<unknown>;
    render(tree: unknown, options: TakumiOptions): Promise<Buffer>;
  };
}

/** Room for every avatar decoded, so that its image cache is not what is measured. */
const CACHE_BYTES = 256 * 1024 * 1024;

/** takumi's native renderer, fed its own tree directly: no JSX, no HTML to parse. */
export const subject: Subject = {
  label: 'takumi',
  formats: ['png', 'jpeg', 'webp'],
  packages: ['@takumi-rs/core'],
  async open(card) {
    const { Renderer } = await loadPeer<TakumiModule>('@takumi-rs/core');
    const renderer = new Renderer({ cacheMaxBytes: CACHE_BYTES });
    for (const { weight, bytes } of card.fonts) await renderer.registerFont({ name: FAMILY, weight, data: bytes });
    const nameSizes = await fitNames(card.rows);
    const picture = (src: string) => ({ src, data: card.pictures.get(src)! });
    return {
      async paint(row, format) {
        const bytes = await renderer.render(toTree(cardMarkup(row, nameSizes.get(row)!)), {
          width: WIDTH,
          height: HEIGHT,
          format,
          images: [picture('asset:logo.png'), picture(row.avatar)],
          ...(format === 'png' ? {} : { quality: QUALITY }),
        });
        return { bytes };
      },
    };
  },
};

function toTree(block: Block): unknown {
  const { style } = block;
  if (block.picture) return { type: 'image', src: block.picture, style };
  if (block.text !== undefined) return { type: 'text', text: block.text, style };
  return { type: 'container', style, children: block.children?.map(toTree) ?? [] };
}
