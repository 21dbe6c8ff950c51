import type { Surface } from '../../canvas.ts';
import { type Images, pictureOf } from '../../images.ts';
import type { LaidOutLayer, LaidOutPage } from '../../layout/laid-out.ts';
import { pageParts } from '../../paint/page-parts.ts';
import { paintLayers } from '../../paint/paint-page.ts';
import type { FrameEncoder } from '../differential/frame-encoder.ts';
import { type Pixels, readPixels } from '../encode.ts';
import { createSurface } from '../surface.ts';
import type { FrameFormat } from './frame-format.ts';
import { PageBase } from './page-base.ts';

/** A page laid out for a row that stands for all of them. */
export interface SamplePage {
  readonly page: LaidOutPage;
  /** Of its pictures those of fixed layers: what rows show of their own is no part of it. */
  readonly images: Images;
  readonly isFixed: (part: LaidOutLayer) => boolean;
  readonly scale: number;
}

/** A template is asked for in a few qualities; who tries out all of them shall not fill the memory. */
const MOST_ENCODERS = 3;

/**
 * A page of a template at one size, of which all that rows have in common is painted and encoded once. What it paints
 * equals what `paintPage` would, pixel for pixel; and as everything it knows comes from the sample, what its encoders
 * write does not depend on the rows before.
 */
export class CompiledPage {
  readonly #sample: SamplePage;
  readonly #surface: Surface;
  readonly #encoders = new Map<string, FrameEncoder | null>();
  #base: PageBase | undefined;

  constructor(sample: SamplePage) {
    this.#sample = sample;
    const { page, scale } = sample;
    this.#surface = createSurface(page.width * scale, page.height * scale);
  }

  /** Whether the pictures of fixed layers are what they were when it was compiled. */
  isMadeOf(images: Images): boolean {
    for (const source of this.#sample.images.keys()) {
      if (pictureOf(images, source) !== pictureOf(this.#sample.images, source)) return false;
    }
    return true;
  }

  paint(page: LaidOutPage, images: Images): Pixels {
    this.#base ??= this.#sampleBase();
    return this.#paintOver(this.#base, this.#base.partsToPaint(pageParts(page), images), images);
  }

  /** What writes such pages in a format; null: nothing better than to write each from scratch. */
  encoder({ name, create }: FrameFormat): FrameEncoder | null {
    const known = this.#encoders.get(name);
    if (known !== undefined) return known;
    const { page, images, isFixed } = this.#sample;
    const base = this.#sampleBase();
    const changing = pageParts(page).filter((part) => !isFixed(part));
    const encoder = create(this.#paintOver(base, [], images), this.#paintOver(base, changing, images));
    const [oldest] = this.#encoders.keys();
    if (oldest !== undefined && this.#encoders.size >= MOST_ENCODERS) this.#encoders.delete(oldest);
    this.#encoders.set(name, encoder);
    this.#base ??= base;
    return encoder;
  }

  /** Of its pixels and of its encoders’ memory. */
  get sizeBytes(): number {
    const pixels = this.#surface.width * this.#surface.height * 4;
    return [...this.#encoders.values()].reduce((sum, encoder) => sum + (encoder?.sizeBytes ?? 0), 2 * pixels);
  }

  #sampleBase(): PageBase {
    const { page, images, scale, isFixed } = this.#sample;
    const { width, height } = page;
    return new PageBase(pageParts(page).filter(isFixed), images, { width, height, scale });
  }

  #paintOver(base: PageBase, parts: readonly LaidOutLayer[], images: Images): Pixels {
    const { context, width, height } = this.#surface;
    context.save();
    context.globalCompositeOperation = 'copy';
    context.drawImage(base.drawable, 0, 0, width, height);
    context.restore();
    paintLayers(this.#surface, parts, { images, createSurface, scale: this.#sample.scale });
    return readPixels(this.#surface);
  }
}
