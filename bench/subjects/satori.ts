import { loadPeer } from '../peers.ts';
import { HEIGHT, WIDTH } from '../reference-card/card.ts';
import { dataUris } from '../reference-card/data-uris.ts';
import { fitNames } from '../reference-card/fit-name.ts';
import { FAMILY } from '../reference-card/fonts.ts';
import { type Block, cardMarkup } from '../reference-card/markup.ts';
import type { Subject } from '../subject.ts';

interface SatoriFont {
  name: string;
  data: Buffer;
  weight: number;
  style: 'normal';
}
interface SatoriModule {
  default(markup: unknown, options: { width: number; height: number; fonts: SatoriFont[] }): Promise<string>;
}
interface ResvgModule {
  Resvg: new (svg: string, options: object) => { render(): { asPng(): Buffer } };
}

/** Markup to SVG by satori, SVG to PNG by resvg, as the usual social-card stacks do. resvg writes no JPEG. */
export const subject: Subject = {
  label: 'satori + resvg',
  formats: ['png'],
  packages: ['satori', '@resvg/resvg-js'],
  async open(card) {
    const { default: satori } = await loadPeer<SatoriModule>('satori');
    const { Resvg } = await loadPeer<ResvgModule>('@resvg/resvg-js');
    const fonts = card.fonts.map(
      (font): SatoriFont => ({ name: FAMILY, data: font.bytes, weight: font.weight, style: 'normal' }),
    );
    const pictures = dataUris(card.pictures);
    const nameSizes = await fitNames(card.rows);
    return {
      async paint(row) {
        const startedAt = performance.now();
        const markup = toReact(cardMarkup(row, nameSizes.get(row)!), pictures);
        const svg = await satori(markup, { width: WIDTH, height: HEIGHT, fonts });
        const laidOutAt = performance.now();
        const image = new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' }).render();
        const paintedAt = performance.now();
        const bytes = image.asPng();
        const encodedAt = performance.now();
        return {
          bytes,
          stagesMs: { svg: laidOutAt - startedAt, paint: paintedAt - laidOutAt, encode: encodedAt - paintedAt },
        };
      },
    };
  },
};

function toReact(block: Block, pictures: ReadonlyMap<string, string>): unknown {
  const { style } = block;
  if (block.picture) {
    const [width, height] = [Number.parseFloat(style['width']!), Number.parseFloat(style['height']!)];
    return { type: 'img', props: { src: pictures.get(block.picture), width, height, style } };
  }
  const children = block.text ?? block.children?.map((child) => toReact(child, pictures));
  return { type: 'div', props: { style, children } };
}
