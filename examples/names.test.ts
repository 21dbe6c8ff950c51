import { describe, expect, test } from 'vitest';
import { fonts, STARTERS, Starter } from '../scripts/design/starter.ts';
import { internationalNames, unshippedNames } from '../scripts/names/international-names.ts';
import { judgeCard } from '../scripts/names/judge-card.ts';
import { rowFor } from '../scripts/names/name-card.ts';
import { TofuDetector } from '../scripts/names/tofu.ts';

/** `PICTIFY_ALL_NAMES=1` tries every name, which takes minutes; otherwise one of so many, of all stocks alike. */
const EVERY = process.env['PICTIFY_ALL_NAMES'] ? 1 : 29;
/** Longer names may be shrunk to the smallest size and cut short, as long as an issue says so. */
const ABSURD_LENGTH = 40;

const names = internationalNames();
/** Four letters below one another, marks upon marks: room for those would tear all other names from the words beside. */
const TOO_TALL = ['བསྒྲུབས་རྒྱལ་ ཧཱུྃ', 'Z͑̈́o̍̎ë͛̂ G̃̀ḽ̇i̱t̤̄c͗h͌'];
const tofu = new TofuDetector(fonts);
const lengthOf = (name: string): number => [...new Intl.Segmenter().segment(name)].length;

test('the corpus is 5,000 different names of more than eighty countries, the same every time', () => {
  expect(new Set(names.map(({ name }) => name)).size).toBe(5_000);
  expect(new Set(names.map(({ country }) => country)).size).toBeGreaterThanOrEqual(80);
  expect(internationalNames()).toEqual(names);
});

describe.each(STARTERS)('%s', (starterName) => {
  const starter = new Starter(starterName);

  test.each(starter.sizes.map((size) => ({ size })))(
    'in size $size shows names of all the world whole, untouched by other text, in glyphs that stand for them',
    async ({ size }) => {
      const findings: string[] = [];
      for (let index = 0; index < names.length; index += EVERY) {
        const { name } = names[index]!;
        const laid = await starter.layout(rowFor(name, index, starter), size);
        for (const { kind, layer, detail } of judgeCard(laid, tofu)) {
          if (kind === 'shortened' && lengthOf(name) > ABSURD_LENGTH) continue;
          if (kind === 'overlap' && TOO_TALL.includes(name)) continue;
          findings.push(`${name}: ${kind} in ${layer}: ${detail}`);
        }
      }
      expect(findings).toEqual([]);
    },
  );

  test('says so where no face has a script', async () => {
    for (const name of unshippedNames()) {
      const { issues } = await starter.layout(rowFor(name, 0, starter), null);
      expect(issues.map(({ code }) => code)).toContain('glyph_missing');
    }
  });
});
