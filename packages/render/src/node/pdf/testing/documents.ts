import { readFileSync } from 'node:fs';
import { compileTemplateDocument, type ResolvedScene, type Template, validateTemplate } from '@pictify/scene';
import { createFontLibrary } from '../../fonts/index.ts';
import { PictureCache } from '../../picture-cache.ts';
import type { Stage } from '../../stage.ts';
import { type DocumentOptions, type RenderedDocument, renderDocument } from '../render-document.ts';

const examples = new URL('../../../../../../examples/', import.meta.url);

export const CREATED_AT = Date.UTC(2026, 0, 31, 12);

export const stage: Stage = {
  fonts: await createFontLibrary(),
  cache: new PictureCache(),
  load: async (source) => readFileSync(new URL(`assets/${source.replace('asset:', '')}`, examples)),
};

/** The scenes of the first rows of a starter. */
export function starterScenes(name: string, rows: number): ResolvedScene[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`${name}/${file}`, examples), 'utf8'));
  const template = compileTemplateDocument(read('template.json') as Template);
  return (read('rows.json') as object[]).slice(0, rows).map((row) => template.resolve(row, { now: CREATED_AT }));
}

export function starterRows(name: string): Record<string, unknown>[] {
  return JSON.parse(readFileSync(new URL(`${name}/rows.json`, examples), 'utf8'));
}

/** A page of 400 × 300 with the layers, one scene for each row. */
export function scenesOf(
  layers: readonly object[],
  more: object = {},
  rows: readonly object[] = [{}],
): ResolvedScene[] {
  const document = {
    schema: 1,
    name: 'Card',
    width: 400,
    height: 300,
    variables: [{ name: 'name', type: 'text', default: 'friend' }],
    pages: [{ id: 'page', title: '{{ name }}’s card', layers }],
    ...more,
  };
  const { template, errors } = validateTemplate(document);
  if (!template || errors.length > 0) throw new Error(JSON.stringify(errors));
  const compiled = compileTemplateDocument(template);
  return rows.map((row) => compiled.resolve(row, { now: CREATED_AT }));
}

export function documentOf(
  scenes: readonly ResolvedScene[],
  options: Partial<DocumentOptions> = {},
): Promise<RenderedDocument> {
  return renderDocument(
    scenes.map((scene) => ({ scene })),
    { createdAt: CREATED_AT, ...options },
    stage,
  );
}
