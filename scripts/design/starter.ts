import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type ImageResult, layoutPage, type PageLayout, wantedImages } from '@pictify/render';
import { createFontLibrary, decodeImage } from '@pictify/render/node';
import { type CompiledTemplate, compileTemplateDocument, type ResolvedScene, validateTemplate } from '@pictify/scene';

export const STARTERS = [
  'year-in-review',
  'onboarding-milestone',
  'monthly-recap',
  'upgrade-prompt',
  'referral-poster',
  'community-spotlight',
  'plan-comparison',
] as const;

export type StarterName = (typeof STARTERS)[number];

const examples = new URL('../../examples/', import.meta.url);
export const fonts = await createFontLibrary();
const pictures = new Map<string, ImageResult>();

/** One row of one starter in one size, decided to the last position, with the pictures it shows. */
export interface Laid extends PageLayout {
  readonly scene: ResolvedScene;
  readonly images: ReadonlyMap<string, ImageResult>;
}

export class Starter {
  readonly name: StarterName;
  readonly document: unknown;
  readonly rows: readonly Record<string, unknown>[];
  readonly template: CompiledTemplate;
  /** null is the template's own size. */
  readonly sizes: readonly (string | null)[];

  constructor(name: StarterName) {
    const read = (file: string) => JSON.parse(readFileSync(new URL(`${name}/${file}`, examples), 'utf8'));
    this.name = name;
    this.document = read('template.json');
    this.rows = read('rows.json');
    const { template } = validateTemplate(this.document);
    if (!template) throw new Error(`examples/${name}/template.json is no template`);
    this.template = compileTemplateDocument(template);
    this.sizes = [null, ...Object.keys(template.sizes ?? {})];
  }

  /** Assets are read; everything on the network counts as out of reach. */
  async layout(row: unknown, size: string | null): Promise<Laid> {
    const scene = this.template.resolve(row, { now: Date.UTC(2026, 10, 24), ...(size === null ? {} : { size }) });
    const images = new Map<string, ImageResult>();
    for (let wanted = wantedImages(scene, 0, 1, images); wanted.length > 0; ) {
      for (const { source } of wanted) images.set(source, await loadPicture(source));
      wanted = wantedImages(scene, 0, 1, images);
    }
    return { ...layoutPage(scene, { fonts, images }), scene, images };
  }
}

async function loadPicture(source: string): Promise<ImageResult> {
  const known = pictures.get(source);
  if (known) return known;
  const result = await readPicture(source);
  pictures.set(source, result);
  return result;
}

async function readPicture(source: string): Promise<ImageResult> {
  if (!source.startsWith('asset:')) return { failure: { code: 'image_unavailable', message: 'Out of reach' } };
  try {
    const bytes = await readFile(new URL(`assets/${source.slice('asset:'.length)}`, examples));
    return { picture: await decodeImage(bytes, 1200, 1200) };
  } catch {
    return { failure: { code: 'image_not_found', message: 'There is no such asset' } };
  }
}
