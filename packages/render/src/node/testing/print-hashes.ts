/**
 * Renders every nth golden in every still format and prints `{name format: SHA-256 of the bytes}` as JSON. Run in
 * processes of its own: `print-hashes.ts <nth> [reversed]`.
 */
import { createHash } from 'node:crypto';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { IMAGE_FORMATS } from '../encode.ts';
import { createRenderer } from '../renderer.ts';
import { GOLDEN_NOW, loadGoldenAsset, readGoldens } from './golden-case.ts';

const nth = Number(process.argv[2] ?? 1);
const goldens = readGoldens().filter((_, index) => index % nth === 0);
if (process.argv[3] === 'reversed') goldens.reverse();

const renderer = await createRenderer({ loadImage: loadGoldenAsset });
const hashes = new Map<string, string>();
for (const { name, template, row, options } of goldens) {
  const compiled = compileTemplateDocument(validateTemplate(template).template!);
  for (const format of IMAGE_FORMATS) {
    const { bytes } = await renderer.render(compiled, row, { ...options, format, now: GOLDEN_NOW, clock: () => 0 });
    hashes.set(`${name} ${format}`, createHash('sha256').update(bytes).digest('hex'));
  }
}
console.log(JSON.stringify(Object.fromEntries([...hashes].sort())));
