import { createRenderer, type RenderedImage, type Renderer } from '@pictify/render/node';
import { type CompiledTemplate, compileTemplateDocument } from '@pictify/scene';
import { type FontOptions, openFonts } from '../font-folder.ts';
import { createImageLoader, type LoaderOptions, type OpenLoader } from '../image-loader.ts';
import { firstRows } from '../rows-file.ts';
import { describeIssue, validateFile } from '../template-file.ts';

export interface PreviewOptions extends LoaderOptions, FontOptions {
  readonly template: string;
  /** Without a file one card with the defaults is shown. */
  readonly rows: string | undefined;
  /** How many of the rows are shown. */
  readonly limit: number;
}

/** What the page shows: the last template that was valid, and what is wrong with the file as it is now. */
export interface PreviewState {
  /** Grows with every change, so that no browser keeps an old picture. */
  readonly version: number;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>>;
  readonly rows: number;
  readonly errors: readonly string[];
}

/** A template file and its rows, read again when they change; pictures are drawn when they are asked for. */
export class Preview {
  readonly #options: PreviewOptions;
  readonly #images: OpenLoader;
  #renderer: Renderer;
  #template: CompiledTemplate | null = null;
  #rows: readonly unknown[] = [{}];
  #errors: readonly string[] = [];
  #version = 0;

  private constructor(options: PreviewOptions, images: OpenLoader, renderer: Renderer) {
    this.#options = options;
    this.#images = images;
    this.#renderer = renderer;
  }

  /** @throws UsageError where a folder that was named is not there. */
  static async open(options: PreviewOptions): Promise<Preview> {
    const images = createImageLoader(options);
    const preview = new Preview(options, images, await rendererOf(options, images));
    await preview.reload();
    return preview;
  }

  /** Reads everything again. A file that is broken, as it is while somebody types, leaves what was shown before. */
  async reload(): Promise<void> {
    const errors: string[] = [];
    const attempt = async (work: () => Promise<void>): Promise<void> => {
      await work().catch((error: Error) => errors.push(error.message));
    };
    await attempt(async () => {
      const { template, errors: problems } = await validateFile(this.#options.template);
      if (template && problems.length === 0) this.#template = compileTemplateDocument(template);
      else errors.push(...problems.map((problem) => describeIssue(problem).trim()));
    });
    await attempt(async () => {
      const { rows, limit } = this.#options;
      this.#rows = rows === undefined ? [{}] : await firstRows(rows, limit);
    });
    await attempt(async () => {
      this.#renderer = await rendererOf(this.#options, this.#images);
    });
    this.#errors = errors;
    this.#version++;
  }

  state(): PreviewState {
    const { name = this.#options.template, width = 0, height = 0, sizes = {} } = this.#template?.template ?? {};
    const dimensions = Object.entries(sizes).map(([size, { width, height }]) => [size, { width, height }]);
    return {
      version: this.#version,
      name,
      width,
      height,
      sizes: Object.fromEntries(dimensions),
      rows: this.#template ? this.#rows.length : 0,
      errors: this.#errors,
    };
  }

  /** Null where there is no such row, or no template yet. @throws RenderLimitError */
  async card(index: number, size: string | undefined): Promise<RenderedImage | null> {
    const row = this.#rows[index];
    if (!this.#template || row === undefined) return null;
    return this.#renderer.render(this.#template, row, { format: 'png', scale: 2, ...(size ? { size } : {}) });
  }

  async close(): Promise<void> {
    await this.#images.close();
  }
}

/** Fonts and decoded pictures are kept by a renderer; a new one sees files that have changed. */
async function rendererOf(options: PreviewOptions, { loadImage }: OpenLoader): Promise<Renderer> {
  return createRenderer({ loadImage, fonts: await openFonts(options) });
}
