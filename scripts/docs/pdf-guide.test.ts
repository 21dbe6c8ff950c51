import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { expect, test } from 'vitest';
import { createFontLibrary } from '../../packages/render/src/node/fonts/index.ts';
import { renderDocument } from '../../packages/render/src/node/pdf/index.ts';
import { PictureCache } from '../../packages/render/src/node/picture-cache.ts';
import { fencesOf } from './testing/fences.ts';

const fences = fencesOf('guides').get('pdf.md')!;
const parts = Object.fromEntries(fences.map(({ name, text }) => [name, JSON.parse(text)]));

test('the PDF guide: its blocks make one template, and a document that has what they say', async () => {
  expect(Object.keys(parts)).toEqual(['layer', 'page', 'template']);
  const { template, errors, warnings } = validateTemplate({
    schema: 1,
    name: 'guide',
    width: 400,
    height: 300,
    variables: [{ name: 'name', type: 'text', default: 'friend' }],
    pages: [{ ...parts['page'], layers: [parts['layer']] }],
    ...parts['template'],
  });
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  const scene = compileTemplateDocument(template!).resolve({ name: 'Ada' });
  const load = () => Promise.reject(new Error('the guide has no pictures'));
  const stage = { fonts: await createFontLibrary(), load, cache: new PictureCache() };
  const { bytes, sets } = await renderDocument([{ scene }], { paper: 'A4' }, stage);
  expect(sets[0]!.issues).toEqual([]);
  const file = Buffer.from(bytes).toString('latin1');
  const inHex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
  expect(file).toContain('(https://example.com/year?name=Ada)');
  for (const text of ['Ada’s year', '2026 Wrapped', 'Kestrio', 'wrapped, 2026']) expect(file).toContain(inHex(text));
});
