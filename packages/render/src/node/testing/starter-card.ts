import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import type { Pixels } from '../encode.ts';
import { createRenderer } from '../renderer.ts';
import { decodePixels } from './compare-images.ts';
import { GOLDEN_NOW, loadGoldenAsset, ROOT } from './golden-case.ts';

/** One of the starters for its own row number `row`, as a person gets it. */
export async function starterCard(id: string, row: number): Promise<Pixels> {
  const json = (file: string) => JSON.parse(readFileSync(join(ROOT, 'examples', id, file), 'utf8'));
  const { template } = validateTemplate(json('template.json'));
  if (!template) throw new Error(`The starter ${id} is not valid.`);
  const renderer = await createRenderer({ loadImage: loadGoldenAsset });
  const image = await renderer.render(compileTemplateDocument(template), json('rows.json')[row], {
    format: 'png',
    now: GOLDEN_NOW,
  });
  return decodePixels(image.bytes);
}
