import { layoutText } from '../../text/index.ts';
import { textRequest } from '../../text/text-request.fixture.ts';
import { registeredFamilies } from './canvas-fonts.ts';
import { createFontLibrary } from './index.ts';

/** Lays out texts, each in its family, and prints the families that became known to the canvas before and by each. */
const fonts = await createFontLibrary();
const loaded = new Set<string>();
const added = (): string[] => {
  const now = registeredFamilies().filter((family) => !loaded.has(family));
  for (const family of now) loaded.add(family);
  return now.sort();
};
const found = [added()];
for (const [text, family] of JSON.parse(process.argv[2]!) as [string, string][]) {
  layoutText(textRequest(text, { family }), fonts);
  found.push(added());
}
console.log(JSON.stringify(found));
