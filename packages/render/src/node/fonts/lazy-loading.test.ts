import { expect, it } from 'vitest';
import { layoutText } from '../../text/index.ts';
import { textRequest } from '../../text/text-request.fixture.ts';
import { registeredFamilies } from './canvas-fonts.ts';
import { createFontLibrary } from './index.ts';

it('a text loads the fonts it needs, each when it is first needed', async () => {
  const fonts = await createFontLibrary();
  const lay = (text: string, family = 'Inter') => layoutText(textRequest(text, { family }), fonts);
  const loaded: string[] = [];
  const added = () => {
    const now = registeredFamilies().filter((family) => !loaded.includes(family));
    loaded.push(...now);
    return now.sort();
  };
  expect(added()).toEqual([]);
  lay('Ada Lovelace – 1,234 messages → €5 ★');
  expect(added()).toEqual(['pf-inter-400']);
  lay('ភ្នំពេញ');
  expect(added()).toEqual(['pf-noto-sans-400', 'pf-noto-sans-khmer-khmer']);
  lay('თბილისი', 'Outfit');
  expect(added()).toEqual(['pf-noto-sans-georgian-georgian', 'pf-outfit-400']);
  lay('東');
  expect(added()).toEqual([expect.stringMatching(/^pf-noto-sans-jp-\d+$/)]);
});
