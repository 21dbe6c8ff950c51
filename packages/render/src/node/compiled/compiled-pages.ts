import type { CompiledTemplate, ResolvedScene, ResolveOptions } from '@pictify/scene';
import type { Images } from '../../images.ts';
import type { LaidOutLayer } from '../../layout/laid-out.ts';
import { layoutPage } from '../../layout/layout-page.ts';
import type { FontLibrary } from '../../text/index.ts';
import { CompiledPage } from './compiled-page.ts';
import { fixedImages, isFixed } from './fixed-layers.ts';
import { sampleRow } from './sample-row.ts';

/** All of one process: some ten cards with their encoders, or two posters. */
const BUDGET_BYTES = 160 * 1024 * 1024;
/** Pages of more pixels are painted and encoded from scratch: preparing them would take more memory than it is worth. */
const MOST_PIXELS = 8_500_000;
/** Device pixels; what the encoders take. */
const LONGEST_SIDE = 4096;

/** Times that a page is compiled anew because a picture of its fixed layers is another or lost; then it stays as it is. */
const MOST_RECOMPILED = 4;

/** What a page was resolved and laid out with. */
export interface PageSetting {
  readonly template: CompiledTemplate;
  readonly options: ResolveOptions;
  readonly scene: ResolvedScene;
  /** Index. */
  readonly page: number;
  readonly scale: number;
  readonly fonts: FontLibrary;
  readonly images: Images;
}

/** Compiled pages, least recently used first to go, bounded by the bytes they hold; the last is always kept. */
export class CompiledPages {
  readonly #pages = new Map<string, CompiledPage>();
  readonly #recompiled = new WeakMap<CompiledPage, number>();
  readonly #budgetBytes: number;

  /** With a budget of 0 no page is compiled. */
  constructor(budgetBytes = BUDGET_BYTES) {
    this.#budgetBytes = budgetBytes;
  }

  /** The compiled page for a row of the setting; null where it would be too large, or too often another. */
  get(setting: PageSetting): CompiledPage | null {
    const { scene, scale } = setting;
    const [width, height] = [scene.width * scale, scene.height * scale];
    if (this.#budgetBytes === 0 || width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) return null;
    const key = keyOf(setting);
    let page = this.#pages.get(key);
    if (!page?.isMadeOf(setting.images)) {
      const times = page ? (this.#recompiled.get(page) ?? 0) + 1 : 0;
      if (times > MOST_RECOMPILED) return null;
      page = compile(setting);
      this.#recompiled.set(page, times);
    }
    this.#pages.delete(key);
    this.#pages.set(key, page);
    this.#trim();
    return page;
  }

  #trim(): void {
    let bytes = 0;
    for (const { sizeBytes } of this.#pages.values()) bytes += sizeBytes;
    for (const [key, { sizeBytes }] of this.#pages) {
      if (bytes <= this.#budgetBytes || this.#pages.size === 1) return;
      this.#pages.delete(key);
      bytes -= sizeBytes;
    }
  }
}

function compile({ template, options, scene, page, scale, fonts, images }: PageSetting): CompiledPage {
  const fixed = fixedImages(template, scene, page, scale, images);
  // At a fixed time and in any time it takes, so that a page does not come out otherwise compiled at another.
  const sample = template.resolve(sampleRow(template), { ...options, now: 0, clock: () => 0 });
  const laidOut = layoutPage(sample, { fonts, images: fixed, page });
  return new CompiledPage({
    page: laidOut.page,
    images: fixed,
    isFixed: ({ layer }: LaidOutLayer) => isFixed(template, layer),
    scale,
  });
}

/** Templates and fonts are told apart by which object they are, everything else by value. */
function keyOf({ template, options, page, scale, fonts }: PageSetting): string {
  const { size, locale, timeZone } = options;
  return JSON.stringify([numberOf(template), numberOf(fonts), page, scale, size, locale, timeZone]);
}

const numbers = new WeakMap<object, number>();
let next = 0;

function numberOf(thing: object): number {
  let number = numbers.get(thing);
  if (number === undefined) numbers.set(thing, (number = next++));
  return number;
}
