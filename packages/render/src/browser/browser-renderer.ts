import type { Issue } from '@pictify/expr';
import type { ResolvedScene } from '@pictify/scene';
import {
  admitFont,
  assembleFontLibrary,
  type ExtraFont,
  type FontLibrary,
  isWoff2,
  type Unbrotli,
} from '../fonts/index.ts';
import type { Images } from '../images.ts';
import type { LaidOutPage } from '../layout/laid-out.ts';
import { layoutPage } from '../layout/layout-page.ts';
import { paintPage } from '../paint/paint-page.ts';
import { loadUnbrotli } from './brotli.ts';
import type { BrowserRendererOptions } from './create-browser-renderer.ts';
import { FontPending } from './font-pending.ts';
import { PictureStore } from './picture-store.ts';
import { withStandIns } from './stand-in-fonts.ts';
import { createSurface, type PaintableCanvas, resizeSurface } from './surface.ts';
import { WebFontHost } from './web-font-host.ts';

export interface LayoutPageOptions {
  /** Index of the page; default 0. */
  readonly page?: number;
  /** Device pixels per page pixel; default 1. */
  readonly scale?: number;
}

/** One page with nothing left to decide or to wait for. */
export interface LaidOutScene {
  readonly page: LaidOutPage;
  readonly images: Images;
  /** Of layout; those of resolving are the scene's. */
  readonly issues: readonly Issue[];
  readonly scale: number;
}

/** A font file, and what it is to be called if not what it says itself. */
export interface UploadedFont {
  readonly bytes: Uint8Array;
  readonly family?: string;
  readonly weight?: number;
  readonly style?: 'normal' | 'italic';
}

/** A text asks for its own font, then its fallbacks', their tables, a slice; more rounds than this are a mistake. */
const MAX_ROUNDS = 20;

export class BrowserRenderer {
  readonly #fontHost: WebFontHost;
  readonly #shipped: FontLibrary;
  #fonts: FontLibrary;
  readonly #pictures: PictureStore;

  constructor(options: BrowserRendererOptions) {
    this.#fontHost = new WebFontHost(options.fontUrl);
    this.#shipped = assembleFontLibrary(this.#fontHost);
    this.#fonts = this.#shipped;
    this.#pictures = new PictureStore(options.loadPicture);
  }

  /** Names of the families a template may use. */
  families(): string[] {
    return this.#fonts.families();
  }

  /**
   * From now on these fonts, and no others, besides the shipped ones; they win over shipped families of their names.
   * Rejects when one is refused, as the server does when it is uploaded.
   *
   * @param namespace The one the server gives them, so that layouts are equal to its own.
   */
  async useFonts(fonts: readonly UploadedFont[], namespace: string): Promise<void> {
    const unbrotli = fonts.some(({ bytes }) => isWoff2(bytes)) ? await loadUnbrotli() : (bytes: Uint8Array) => bytes;
    const admitted = fonts.map((font) => admit(font, unbrotli));
    this.#fonts = admitted.length === 0 ? this.#shipped : this.#shipped.with(admitted, namespace);
  }

  /**
   * Loads what the page needs and lays it out, equal to the last digit to what the server does with the same scene.
   * Rejects when a font file cannot be fetched or read; a picture that cannot is an issue.
   */
  async layout(scene: ResolvedScene, { page = 0, scale = 1 }: LayoutPageOptions = {}): Promise<LaidOutScene> {
    const images = await this.#pictures.of(scene, page, scale);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const laidOut = this.#tryLayout(scene, page, images);
      if (laidOut) return { ...laidOut, images, scale };
      layoutPage(scene, { fonts: withStandIns(this.#fonts), images, page });
      await this.#fontHost.arrived();
    }
    throw new Error('Layout asks for ever more fonts.');
  }

  /**
   * The same at once, with pictures in whatever size they are at hand, as while something is dragged. null when a font
   * or a picture has not been loaded: `layout` loads it.
   */
  layoutNow(scene: ResolvedScene, { page = 0, scale = 1 }: LayoutPageOptions = {}): LaidOutScene | null {
    const images = this.#pictures.known(scene, page, scale);
    const laidOut = images && this.#tryLayout(scene, page, images);
    return laidOut && { ...laidOut, images, scale };
  }

  /** Makes the canvas as large as the page × scale and paints it. Of a canvas that has a context already, a 2D one. */
  paint(canvas: PaintableCanvas, { page, images, scale }: LaidOutScene): void {
    const surface = resizeSurface(canvas, page.width * scale, page.height * scale);
    paintPage(surface, page, { images, createSurface, scale });
  }

  #tryLayout(scene: ResolvedScene, page: number, images: Images): Pick<LaidOutScene, 'page' | 'issues'> | null {
    try {
      return layoutPage(scene, { fonts: this.#fonts, images, page });
    } catch (error) {
      if (error instanceof FontPending) return null;
      throw error;
    }
  }
}

function admit(upload: UploadedFont, unbrotli: Unbrotli): ExtraFont {
  const font = admitFont(upload.bytes, unbrotli);
  if ('error' in font) throw new Error(`${upload.family ?? 'A font'} cannot be used: ${font.error}`);
  const { family, weight, style, axes } = { ...font.facts, ...upload };
  return { family, weight, style, axes, bytes: font.sfnt };
}
