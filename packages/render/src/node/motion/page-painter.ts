import type { Canvas } from '@napi-rs/canvas';
import type { Surface } from '../../canvas.ts';
import { intersection, outset, type Rect } from '../../geometry.ts';
import type { Images } from '../../images.ts';
import type { LaidOutPage } from '../../layout/laid-out.ts';
import { visibleBounds } from '../../layout/visible-bounds.ts';
import { changedArea } from '../../motion/changed-area.ts';
import { layerLengthMs } from '../../motion/length.ts';
import { paintPage } from '../../paint/paint-page.ts';
import { createSurface } from '../surface.ts';
import type { PixelArea } from './motion-frame.ts';

/**
 * Paints moments of one page, each from the one before: what never moves and lies below all that does is a bitmap, and of
 * the layers above only those are painted that reach where something changed. The pixels are those of painting the whole
 * page. (Clipping to the changed area would not do: a clipped edge is anti-aliased a level differently.)
 */
export class PagePainter {
  readonly #images: Images;
  readonly #scale: number;
  readonly #surface: Surface;
  readonly #still: Surface;
  /** How many layers, from the bottom, `still` holds. */
  readonly #stillLayers: number;
  #shown: LaidOutPage | null = null;
  /** Straight RGBA of what was painted last, four bytes a word. */
  readonly pixels: Uint32Array;

  /** `page` is the finished one. */
  constructor(page: LaidOutPage, images: Images, scale: number) {
    this.#images = images;
    this.#scale = scale;
    this.#surface = createSurface(page.width * scale, page.height * scale);
    this.#still = createSurface(page.width * scale, page.height * scale);
    const moving = page.layers.findIndex((layer) => layerLengthMs(layer) > 0);
    this.#stillLayers = moving < 0 ? page.layers.length : moving;
    this.#paint(this.#still, { ...page, layers: page.layers.slice(0, this.#stillLayers) });
    this.pixels = new Uint32Array(this.#surface.width * this.#surface.height);
  }

  get width(): number {
    return this.#surface.width;
  }

  get height(): number {
    return this.#surface.height;
  }

  /** Paints a moment of the page; returns where pixels may have changed, null when nowhere. */
  paint(page: LaidOutPage): PixelArea | null {
    const whole = { x: 0, y: 0, width: this.width, height: this.height };
    const area = this.#shown ? this.#pixelArea(changedArea(this.#shown, page), whole) : whole;
    this.#shown = page;
    if (!area) return null;
    const canvas = this.#surface.context;
    canvas.globalCompositeOperation = 'copy';
    canvas.drawImage(this.#still.drawable, 0, 0, this.width, this.height);
    canvas.globalCompositeOperation = 'source-over';
    const above = page.layers.slice(this.#stillLayers).filter((layer) => this.#reaches(visibleBounds(layer), area));
    this.#paint(this.#surface, { ...page, layers: above });
    this.#read(area);
    return area;
  }

  #paint(surface: Surface, page: LaidOutPage): void {
    paintPage(surface, page, { images: this.#images, createSurface, scale: this.#scale });
  }

  #reaches(bounds: Rect, area: PixelArea): boolean {
    return this.#pixelArea(bounds, area) !== null;
  }

  /** Whole pixels, one more than covered, for anti-aliasing. */
  #pixelArea(bounds: Rect | null, within: PixelArea): PixelArea | null {
    if (!bounds) return null;
    const scale = this.#scale;
    const { x, y, width, height } = outset(
      { x: bounds.x * scale, y: bounds.y * scale, width: bounds.width * scale, height: bounds.height * scale },
      1,
    );
    const [left, top] = [Math.floor(x), Math.floor(y)];
    return intersection(
      { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top },
      within,
    );
  }

  #read({ x, y, width, height }: PixelArea): void {
    const { data } = (this.#surface.drawable as Canvas).getContext('2d').getImageData(x, y, width, height);
    const words = new Uint32Array(data.buffer, data.byteOffset, width * height);
    for (let row = 0; row < height; row++) {
      this.pixels.set(words.subarray(row * width, (row + 1) * width), (y + row) * this.width + x);
    }
  }
}
