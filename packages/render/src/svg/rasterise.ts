import type { Extent } from '../geometry.ts';
import type { SafeSvg } from './sanitise.ts';
import { writeSvg } from './write-svg.ts';

/** What is used of `@resvg/resvg-wasm` once its wasm is there; Node and browsers hand in the same. */
export type Resvg = new (
  svg: string,
  options: { readonly font: ResvgFonts },
) => {
  render(): { readonly width: number; readonly height: number; readonly pixels: Uint8Array; free(): void };
  free(): void;
};

interface ResvgFonts {
  readonly fontBuffers: Uint8Array[];
  readonly defaultFontFamily: string;
}

/** Straight RGBA. */
export interface SvgBitmap extends Extent {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** The family of all text inside drawings; `rasteriseSvg` is given its faces. */
export const SVG_FONT_FAMILY = 'Inter';

/**
 * Paints a drawing on a bitmap of `size` (`svgSize`). Synchronous, and slow for what is made to be slow: to be run where
 * it can be ended. Whatever is thrown leaves the wasm unusable; it must be begun anew.
 */
export function rasteriseSvg(resvg: Resvg, svg: SafeSvg, size: Extent, fonts: readonly Uint8Array[]): SvgBitmap {
  const drawing = new resvg(writeSvg(svg, size), {
    font: { fontBuffers: svg.hasText ? [...fonts] : [], defaultFontFamily: SVG_FONT_FAMILY },
  });
  const image = drawing.render();
  const { width, height } = image;
  const data = straightened(image.pixels);
  image.free();
  drawing.free();
  return { width, height, data };
}

/** Undoes the multiplication with alpha. */
function straightened(pixels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(pixels);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] as number;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++) data[channel] = ((data[channel] as number) * 255) / alpha;
  }
  return data;
}
