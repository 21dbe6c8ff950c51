import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCase } from './casing.ts';
import { cleanText, cutGraphemes, cutText, fitsGraphemes } from './clean.ts';
import { markBold } from './markup.ts';

describe('cleaning', () => {
  it('leaves text that is fit as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('repairs what cannot be encoded', () => {
    expect(cleanText('a\udc00b')).toBe('a\ufffdb');
    expect(cleanText('a\rb\r\nc\td\u001b')).toBe('a\nb\nc d');
    expect(cleanText('a\r\n\tb\u001b', true)).toBe('a\n\tb');
  });

  it('lets no tower of combining marks grow over the page', () => {
    expect(cleanText(`a${'\u0301'.repeat(5000)}b`)).toBe(`a${'\u0301'.repeat(8)}b`);
    for (const text of ['בְּרֵאשִׁ֖ית', 'ཧཱུྃ', 'ที่นี่', 'ệ'.normalize('NFD'), '👩🏽‍❤️‍💋‍👨🏿']) expect(cleanText(text)).toBe(text);
  });

  it('cuts between characters', () => {
    expect(cutText('a😀', 2)).toBe('a');
    expect(cutText('a😀', 3)).toBe('a😀');
    expect(cutGraphemes('👩‍👩‍👦é\u0301x', 2)).toBe('👩‍👩‍👦é\u0301');
    expect(fitsGraphemes('👩‍👩‍👦', 1)).toBe(true);
    expect(fitsGraphemes('ab', 1)).toBe(false);
  });
});

describe('markup', () => {
  it('never depends on what the data holds, only on what the template says', () => {
    const literal = fc.constantFrom('a', '**', 'b **', '** c', ' ', '**d**', '');
    const segments = fc.array(
      fc.oneof(
        literal.map((text) => ({ text, literal: true })),
        fc.constant({ text: 'D', literal: false }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(segments, fc.constantFrom('**', ' ** ', 'x', '**x**', ' '), (given, data) => {
        const withData = given.map((segment) => (segment.literal ? segment : { ...segment, text: data }));
        const marked = markBold(given).map((run) => ({ ...run, text: run.text.replaceAll('D', data) }));
        expect(markBold(withData)).toEqual(marked);
      }),
    );
  });

  it('loses nothing but the markers that made a run bold', () => {
    expect(markBold([{ text: 'a **b** c **d', literal: true }])).toEqual([
      { text: 'a ', bold: false },
      { text: 'b', bold: true },
      { text: ' c **d', bold: false },
    ]);
  });
});

describe('letter case', () => {
  it.each([
    ['title', ['hello wORLD'], 'en', ['Hello WORLD']],
    ['title', ['he', 'llo a'], 'en', ['He', 'llo A']],
    ['title', ['a-b (c) 3d'], 'en', ['A-B (C) 3d']],
    ['lower', ['IŞIK'], 'tr', ['ışık']],
    ['upper', ['ß'], 'de', ['SS']],
    ['upper', ['straße'], 'de', ['STRASSE']],
    ['upper', ['istanbul', ' diyarbakır'], 'tr', ['İSTANBUL', ' DİYARBAKIR']],
    ['upper', ['istanbul'], 'en', ['ISTANBUL']],
    ['upper', ['Καλημέρα, ρολόι'], 'el', ['ΚΑΛΗΜΕΡΑ, ΡΟΛΟΪ']],
    ['upper', ['μαΐου'], 'el', ['ΜΑΪΟΥ']],
    ['upper', ['ﬁn'], 'en', ['FIN']],
    ['lower', ['ΟΔΟΣ ΣΟΦΙΑΣ'], 'el', ['οδος σοφιας']],
    ['lower', ['ΟΔΟΣ', 'ΣΟΦΙΑΣ'], 'el', ['οδοσ', 'σοφιας']],
    ['lower', ['ΟΔΟ', 'Σ', '', ' Α'], 'el', ['οδο', 'ς', '', ' α']],
    ['title', ['άλλη ώρα'], 'el', ['Άλλη Ώρα']],
    ['title', ['ijsland en ijmuiden'], 'nl', ['IJsland En IJmuiden']],
    ['title', ['ijsland'], 'en', ['Ijsland']],
    ['title', ['izmir ve ığdır'], 'tr', ['İzmir Ve Iğdır']],
    ['title', ['ǆemal ﬁn'], 'hr', ['ǅemal Fin']],
    ['title', ['straße'], 'de', ['Straße']],
    ['title', ['e\u0301va'], 'fr', ['E\u0301va']],
    ['title', ['infor\u00adma\u00adtion'], 'en', ['Infor\u00adma\u00adtion']],
    ['title', ['infor\u00ad', 'ma', '\u00ad', 'tion next'], 'en', ['Infor\u00ad', 'ma', '\u00ad', 'tion Next']],
    ['title', ['no\u2060table', '\u00adnew'], 'en', ['No\u2060table', '\u00adnew']],
    ['title', ['\u00adnew'], 'en', ['\u00adNew']],
    ['title', ['auf\u200clage zero\u200bwidth'], 'de', ['Auf\u200clage Zero\u200bWidth']],
    ['lower', ['ΟΔΟΣ', '\u00adΣΟΦΙΑ'], 'el', ['οδοσ', '\u00adσοφια']],
    ['none', ['aB'], 'en', ['aB']],
  ] as const)('%s of %j in %s', (letterCase, texts, locale, expected) => {
    expect(applyCase(texts, letterCase, locale)).toEqual(expected);
  });
});
