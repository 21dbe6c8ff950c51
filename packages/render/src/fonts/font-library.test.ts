import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFontLibrary } from '../node/fonts/index.ts';
import { hanOrder } from './han.ts';
import type { FontLibrary } from './index.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

/** The faces of a text's characters, cluster by cluster, without repeats. */
function facesOf(text: string, family = 'Inter', locale = 'en'): string[] {
  const selection = fonts.select({ family, weight: 400, style: 'normal' });
  const clusters = Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
  const faces = clusters.map(
    (cluster) =>
      selection.match(cluster, null, hanOrder(locale, text))?.ref.family.replace(/^pf-|-\d+$/g, '') ?? 'none',
  );
  return [...new Set(faces)];
}

/** The letters, in their blocks, of the scripts that UAX 31 recommends for identifiers; Han is too large to ask for. */
const LIVING: readonly (readonly [first: number, last: number])[] = [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
  [0x370, 0x3e1],
  [0x3f0, 0x3ff],
  [0x400, 0x52f],
  [0x531, 0x587],
  [0x5d0, 0x5f2],
  [0x620, 0x6ff],
  [0x780, 0x7b1],
  [0x900, 0xc5b],
  [0xc5d, 0xcdb],
  [0xcdd, 0xfbc],
  [0x1000, 0x10ff],
  [0x1200, 0x1399],
  [0x1780, 0x17e9],
  [0x1c90, 0x1cbf],
  [0x3041, 0x30ff],
  [0x3105, 0x312f],
  [0xac00, 0xd7a3],
];

describe('fallback', () => {
  it.each([
    ['Hello é ẵ Жё ½ € → ★', ['inter']],
    ['© ™ ♥ ❤ 1 # *', ['inter']],
    ['😀 🇫🇷 1️⃣ ❤️ ©️ 👍🏽 👩‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿'.replaceAll(' ', ''), ['noto-color-emoji']],
    ['❤\ufe0e', ['inter']],
    ['مرحبا', ['noto-sans-arabic-arabic']],
    ['שלום', ['noto-sans-hebrew-hebrew']],
    ['हिन्दी', ['noto-sans']],
    ['বাংলা', ['noto-sans-bengali-bengali']],
    ['தமிழ்', ['noto-sans-tamil-tamil']],
    ['สวัสดี', ['noto-sans-thai-thai']],
    ['ひらがな', ['noto-sans-jp']],
    ['한글', ['noto-sans-kr']],
    ['日本', ['noto-sans-jp']],
    ['ქართული', ['noto-sans-georgian-georgian']],
    ['Հայերեն', ['noto-sans-armenian-armenian']],
    ['አማርኛ', ['noto-sans-ethiopic-ethiopic']],
    ['ភាសាខ្មែរ', ['noto-sans-khmer-khmer']],
    ['ພາສາລາວ', ['noto-sans-lao-lao']],
    ['မြန်မာ', ['noto-sans-myanmar-myanmar']],
    ['ગુજરાતી', ['noto-sans-gujarati-gujarati']],
    ['ਪੰਜਾਬੀ', ['noto-sans-gurmukhi-gurmukhi']],
    ['తెలుగు', ['noto-sans-telugu-telugu']],
    ['ಕನ್ನಡ', ['noto-sans-kannada-kannada']],
    ['മലയാളം', ['noto-sans-malayalam-malayalam']],
    ['ଓଡ଼ିଆ', ['noto-sans-oriya-oriya']],
    ['සිංහල', ['noto-sans-sinhala-sinhala']],
    ['བོད་སྐད', ['noto-serif-tibetan-tibetan']],
    ['ދިވެހި', ['noto-sans-thaana-thaana']],
    ['ㄅㄆㄇ', ['noto-sans-tc']],
    ['Ꭰ', ['none']],
    ['𓀀', ['none']],
  ])('of %s in Inter', (text, faces) => {
    expect(facesOf(text)).toEqual(faces);
  });

  it('goes to Noto Sans for letters a display family lacks', () => {
    expect(facesOf('aЖΩ', 'Outfit')).toEqual(['outfit', 'noto-sans']);
  });

  it('is for a whole grapheme cluster', () => {
    expect(facesOf('x\u0301', 'Outfit')).toHaveLength(1);
    expect(facesOf('ก\u0301')).toEqual(['none']);
  });

  it.each([
    ['漢字', 'zh-CN', 'noto-sans-sc'],
    ['漢字', 'zh', 'noto-sans-sc'],
    ['漢字', 'ko', 'noto-sans-kr'],
    ['漢字', 'zh-TW', 'noto-sans-tc'],
    ['漢字', 'zh-Hant-HK', 'noto-sans-tc'],
    ['漢字', 'zh-Hans-HK', 'noto-sans-sc'],
    ['漢字', 'ja-JP', 'noto-sans-jp'],
    ['漢字', 'en', 'noto-sans-jp'],
    ['漢字の', 'en', 'noto-sans-jp'],
    ['漢字 한글', 'en', 'noto-sans-kr'],
  ])('takes the Han of %s with locale %s from %s', (text, locale, face) => {
    expect(facesOf(text.slice(0, 2), 'Inter', locale === 'en' && text.length > 3 ? 'ko' : locale)).toEqual([face]);
    expect(hanOrder(locale, text)[0]).toBe(face.slice(-2));
  });

  it.each([
    ['a\u0327', 'Inter', ['noto-sans']],
    ['e\u0327', 'Inter', ['inter']],
    ['m\u0301', 'Outfit', ['noto-sans']],
    ['a\u0301', 'Outfit', ['outfit']],
    ['Д\u0301', 'Playfair Display', ['noto-sans']],
    ['x\u0302', 'Inter', ['inter']],
    ['\u0301', 'Inter', ['inter']],
  ])('takes %s in %s from where the mark stands on its letter', (text, family, faces) => {
    expect(facesOf(text, family)).toEqual(faces);
  });

  it('has every letter of the scripts people write their names in today', () => {
    const selection = fonts.select({ family: 'Inter', weight: 400, style: 'normal' });
    const has = (point: number) => selection.match(String.fromCodePoint(point), null, hanOrder('en', '')) !== null;
    const missing = LIVING.flatMap(([first, last]) => {
      const points = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      const named = points.filter((point) => /^[\p{L}\p{M}\p{Nd}]$/u.test(String.fromCodePoint(point)));
      return named.filter((point) => !has(point));
    });
    expect(missing.map((point) => point.toString(16))).toEqual([]);
  });

  it('stays with the face before for what several families share', () => {
    const selection = fonts.select({ family: 'Outfit', weight: 400, style: 'normal' });
    const bengali = selection.match('ক', null, ['jp'])!;
    expect(selection.match('।', bengali, ['jp'])).toBe(bengali);
    const emoji = selection.match('😀', null, ['jp'])!;
    expect(selection.match('1', emoji, ['jp'])).toBe(selection.primary);
  });
});

describe('families', () => {
  it('are the shipped ones', () => {
    expect(fonts.families()).toEqual([
      ...['Inter', 'Manrope', 'Space Grotesk', 'DM Sans', 'Outfit', 'Playfair Display', 'Fraunces'],
      ...['Bricolage Grotesque', 'Noto Sans'],
    ]);
  });

  it.each([
    ['Inter', 800, 'italic', 'pf-inter-800-italic'],
    ['inter ', 450, 'normal', 'pf-inter-500'],
    ['Manrope', 900, 'italic', 'pf-manrope-800'],
    ['Space Grotesk', 100, 'normal', 'pf-space-grotesk-300'],
    ['Outfit', 650, 'normal', 'pf-outfit-700'],
    ['Playfair Display', 300, 'normal', 'pf-playfair-display-400'],
  ] as const)('have the face nearest to %s %i %s: %s', (family, weight, style, expected) => {
    const selection = fonts.select({ family, weight, style });
    expect(selection.known).toBe(true);
    expect(selection.primary.ref.family).toBe(expected);
  });

  it('are remembered, the latest first, however many weights and names rows bring', () => {
    const normal = { weight: 400, style: 'normal' } as const;
    for (let row = 0; row < 600; row++) {
      fonts.select({ family: 'Inter', weight: 400 + row / 1000, style: 'normal' });
      expect(fonts.select({ family: `Unknown ${row}`, ...normal })).toBe(fonts.select({ family: 'Other', ...normal }));
    }
    const late = { family: 'Inter', weight: 450.5, style: 'normal' } as const;
    expect(fonts.select(late)).toBe(fonts.select(late));
  });

  it('of variable fonts come in steps of ten, so that rows cannot ask for a face each', () => {
    const faces = new Set<unknown>();
    for (let weight = 700; weight <= 720; weight += 0.25) {
      faces.add(fonts.select({ family: 'Inter', weight, style: 'normal' }).match('ש', null, ['jp']));
    }
    expect(faces.size).toBe(3);
    expect([...faces]).toEqual(
      [700, 710, 720].map((weight) =>
        expect.objectContaining({ ref: { weight, style: 'normal', family: expect.any(String) } }),
      ),
    );
  });

  it('may be uploaded', async () => {
    const require = createRequire(import.meta.url);
    const folder = require
      .resolve('@fontsource-variable/noto-sans-thai/package.json')
      .replace('package.json', 'files/');
    const bytes = readFileSync(`${folder}noto-sans-thai-latin-wght-normal.woff2`);
    const own = await createFontLibrary({ extraFonts: [{ family: 'House', weight: 400, style: 'normal', bytes }] });
    const selection = own.select({ family: 'house', weight: 700, style: 'normal' });
    expect(selection.known).toBe(true);
    expect(selection.primary.ref.family).toMatch(/^pf-house-400-/);
    expect(selection.primary.shape('Hi', false, false).advances[2]).toBeGreaterThan(0.5);
  });
});
