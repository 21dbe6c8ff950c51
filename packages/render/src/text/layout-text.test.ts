import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../fonts/index.ts';
import { createFontLibrary } from '../node/fonts/index.ts';
import { widest } from './break-lines.ts';
import { layoutText, type TextLayout } from './index.ts';
import { textRequest } from './text-request.fixture.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const lay = (...request: Parameters<typeof textRequest>): TextLayout => layoutText(textRequest(...request), fonts);
/** Each line's runs from left to right, in logical order within a run. */
const texts = (layout: TextLayout): string[] => layout.lines.map((line) => line.runs.map((run) => run.text).join('|'));
const codes = (layout: TextLayout): string[] => layout.issues.map((issue) => issue.code);

describe('lines', () => {
  it('are one when nothing constrains them', () => {
    const layout = lay('Hello brave new world');
    expect(texts(layout)).toEqual(['Hello brave new world']);
    expect(layout.height).toBe(50);
    expect(layout.lines[0]).toMatchObject({ x: 0, ascent: expect.closeTo(39.55, 2), width: layout.width });
  });

  it('wrap at spaces, which then hang', () => {
    expect(texts(lay('Hello brave   new world', {}, { width: 240 }))).toEqual(['Hello brave', 'new world']);
  });

  it('end at line feeds, and an empty one has the height of a line', () => {
    const layout = lay('a\r\n\u2028b');
    expect(texts(layout)).toEqual(['a', '', 'b']);
    expect(layout.height).toBe(150);
  });

  it('may be more than a call can have arguments', () => {
    expect(widest(Array.from({ length: 500_000 }, (_, line) => line % 7))).toBe(6);
  });

  it('of no text are none', () => {
    expect(lay('')).toMatchObject({ lines: [], width: 0, height: 0, scale: 1, issues: [], truncated: false });
  });

  it('show a soft hyphen only where they end at it', () => {
    expect(texts(lay('Donau\u00addampf'))).toEqual(['Donaudampf']);
    expect(texts(lay('Donau\u00addampf', {}, { width: 150 }))).toEqual(['Donau|\u2010', 'dampf']);
    expect(texts(lay('Donau\u00addampf', { family: 'Outfit' }, { width: 150 }))).toEqual(['Donau|-', 'dampf']);
  });

  it('break at a zero width space, not at a no-break space', () => {
    expect(texts(lay('aaaaa\u200bbbbbb', {}, { width: 180 }))).toEqual(['aaaaa', 'bbbbb']);
    expect(texts(lay('aa bb\u00a0cc', {}, { width: 130 }))).toEqual(['aa', 'bb\u00a0cc']);
  });

  it('cut a word only if it is wider than a line, and between grapheme clusters', () => {
    expect(texts(lay('a Donaudampf', {}, { width: 150 }))).toEqual(['a', 'Donaud', 'ampf']);
    expect(texts(lay('👩‍👩‍👧👩‍👩‍👧', {}, { width: 10 }))).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
  });

  it('cut an address after one of its parts, unless that leaves the line half empty', () => {
    const address = 'https://example.com/aa/bbb.ccccccccccccccccccccccccc';
    const lines = texts(lay(address, {}, { width: 300 }));
    expect(lines).toEqual(['https://', 'example.com/', 'aa/bbb.', 'ccccccccccccc', 'cccccccccccc']);
    expect(texts(lay('snake_case_name', {}, { width: 150 }))).toEqual(['snake_', 'case_', 'name']);
    expect(texts(lay('ab.cdefghijklmnopq', {}, { width: 150 }))[0]).not.toBe('ab.');
  });

  it('are as high as their tallest span', () => {
    const layout = lay([
      ['small ', {}],
      ['BIG\n', { size: 80 }],
      ['small', {}],
    ]);
    expect(layout.lines.map((line) => Math.round(line.ascent + line.descent))).toEqual([100, 50]);
  });

  it.each([
    ['မြန်မာ', 1.62],
    ['ភ្នំពេញ', 1.58],
    ['བསྒྲུབས', 1.87],
    ['Latin', 1],
    ['مرحبا', 1],
  ])('of %s are at least %d ems apart, and one alone is where it always is', (word, ems) => {
    const at = (text: string): number[] =>
      lay(text, { lineHeight: 1 }).lines.map(
        ({ baseline }) => baseline - lay('a', { lineHeight: 1 }).lines[0]!.baseline,
      );
    expect(at(word)).toEqual([0]);
    const [first, second] = at(`${word}\n${word}`);
    expect(first).toBe(0);
    expect(second).toBeCloseTo(40 * ems, 6);
    expect(lay(`${word}\n${word}`, { lineHeight: 2 }).lines[1]!.baseline).toBeCloseTo(
      lay('a\nb', { lineHeight: 2 }).lines[1]!.baseline,
      6,
    );
  });

  it('of tall scripts come nearer rather than be cut off, but are shrunk where text may shrink', () => {
    const word = 'བསྒྲུབས\nབསྒྲུབས';
    const apart = lay(word, { lineHeight: 1 }).height;
    const height = apart - 12;
    const fixed = lay(word, { lineHeight: 1 }, { width: 400, height });
    expect(fixed.truncated).toBe(false);
    expect(fixed.height).toBeLessThanOrEqual(height + 0.02);
    expect(fixed.height).toBeGreaterThan(height - 10);
    const shrunk = lay(word, { lineHeight: 1 }, { width: 400, height, fit: { mode: 'shrink' } });
    expect(shrunk.scale).toBeLessThan(1);
    expect(shrunk.height / shrunk.scale).toBeCloseTo(apart, 6);
    expect(lay(word, { lineHeight: 1 }, { width: 400, height: 79 }).truncated).toBe(true);
  });

  it('are not moved by the metrics of fallback fonts', () => {
    const plain = lay('Hi');
    for (const text of ['Hi 😀', 'Hi 日本', 'Hi مرحبا', 'Hi हिन्दी']) {
      expect(lay(text).lines[0]!.baseline).toBe(plain.lines[0]!.baseline);
      expect(lay(text).height).toBe(plain.height);
    }
  });
});

describe('alignment', () => {
  it.each([
    ['start', 'abc', 0],
    ['end', 'abc', 1],
    ['center', 'abc', 0.5],
    ['right', 'abc', 1],
    ['start', 'שלום', 1],
    ['end', 'שלום', 0],
    ['left', 'שלום', 0],
  ] as const)('%s of %s', (align, text, share) => {
    const [line] = lay(text, {}, { width: 400, align }).lines;
    expect(line!.x).toBeCloseTo((400 - line!.width) * share, 6);
  });

  it.each([
    ['top', 0],
    ['middle', 75],
    ['bottom', 150],
  ] as const)('%s', (verticalAlign, top) => {
    const [line] = lay('abc', {}, { height: 200, verticalAlign }).lines;
    expect(line!.baseline - line!.ascent).toBeCloseTo(top, 6);
  });

  it('does not count the letter spacing after the last letter', () => {
    expect(lay('ab', { letterSpacing: 10 }).width).toBeCloseTo(lay('ab').width + 10, 6);
  });
});

describe('direction', () => {
  it('puts runs in visual order and keeps their text logical', () => {
    const layout = lay('שלום abc (עולם) 42');
    expect(texts(layout)).toEqual(['42|)|עולם|(|abc|שלום']);
    expect(layout.lines[0]!.runs.map((run) => run.direction)).toEqual(['ltr', 'rtl', 'rtl', 'rtl', 'ltr', 'rtl']);
  });

  it('is found for each paragraph by itself unless set', () => {
    const rtl = (layout: TextLayout): boolean[] => layout.lines.map((line) => line.x > 0);
    expect(rtl(lay('abc\nשלום', {}, { width: 400 }))).toEqual([false, true]);
    expect(rtl(lay('abc\nשלום', {}, { width: 400, direction: 'rtl' }))).toEqual([true, true]);
  });

  it('tells the canvas of overrides', () => {
    expect(texts(lay('a \u202ebc\u202c'))).toEqual(['\u202da\u202c|\u202ebc\u202c']);
  });
});

describe('joined scripts', () => {
  it('keep a word in one run and take no letter spacing', () => {
    const [run] = lay('مرحبا', { letterSpacing: 10 }).lines[0]!.runs;
    expect(run).toMatchObject({ text: 'مرحبا', letterSpacing: 0, direction: 'rtl' });
    expect(lay('हिन्दी', { letterSpacing: 10 }).width).toBe(lay('हिन्दी').width);
  });

  it('keep their joined forms where the colour changes inside a word', () => {
    const whole = lay('بيت');
    const cut = lay([
      ['بي', {}],
      ['ت', {}],
    ]);
    expect(texts(cut)).toEqual(['\u200dت|بي\u200d']);
    expect(cut.width).toBeCloseTo(whole.width, 6);
  });
});

describe('clamping', () => {
  it('ends the last line with an ellipsis between clusters and says so', () => {
    const layout = lay('The quick brown fox jumps over the lazy dog', {}, { width: 300, fit: { maxLines: 2 } });
    expect(texts(layout)).toEqual(['The quick', 'brown fox ju|…']);
    expect(layout.truncated).toBe(true);
    expect(codes(layout)).toEqual(['text_clipped']);
  });

  it('keeps as many lines as the box is high, at least one', () => {
    expect(lay('a b c d e f', {}, { width: 30, height: 120 }).lines).toHaveLength(2);
    expect(lay('a b c d e f', {}, { width: 30, height: 10 }).lines).toHaveLength(1);
  });

  it('puts the ellipsis at the end of the paragraph, whatever its direction', () => {
    const rtl = lay('مرحبا بكم في هذا العالم', {}, { width: 200, fit: { maxLines: 1 } });
    expect(rtl.lines[0]!.runs[0]!.text).toBe('…');
    const mixed = lay('abc def مرحبا بكم', {}, { width: 200, fit: { maxLines: 1 } });
    expect(mixed.lines[0]!.runs.at(-1)!.text).toBe('…');
  });

  it('marks a paragraph as going on when the next one is cut off', () => {
    expect(texts(lay('one\ntwo', {}, { fit: { maxLines: 1 } }))).toEqual(['one|…']);
  });

  it('drops lines without a sign when clipping, and none when visible', () => {
    const clip = lay('a b c', {}, { width: 30, fit: { maxLines: 2, overflow: 'clip' } });
    expect(texts(clip)).toEqual(['a', 'b']);
    expect(codes(clip)).toEqual(['text_clipped']);
    const visible = lay('a b c', {}, { width: 30, height: 10, fit: { maxLines: 2, overflow: 'visible' } });
    expect(texts(visible)).toEqual(['a', 'b', 'c']);
    expect(visible.truncated).toBe(false);
  });
});

describe('issues', () => {
  it('name the characters that no font has, and show a replacement', () => {
    const layout = lay('a𓀀b Ꭰ');
    expect(layout.issues).toEqual([
      {
        code: 'glyph_missing',
        severity: 'warning',
        message: 'No font has 𓀀 (U+13000), Ꭰ (U+13A0); � is shown instead.',
      },
    ]);
    expect(texts(layout)).toEqual(['a|\ufffd|b|\ufffd']);
  });

  it('name a font that is not there', () => {
    const layout = lay('a', { family: 'Comic Papyrus' });
    expect(codes(layout)).toEqual(['font_unknown']);
    expect(layout.width).toBe(lay('a').width);
  });

  it.each(['\ud800', '\u0000\u0007', '\u202e', '\ufeff', '\u0301', '\u200d', '\u3164', '\n\n', ' ', '\t', '\u{e0001}'])(
    'are not needed for %j, which does not throw',
    (text) => {
      for (const mode of ['fixed', 'shrink', 'grow', 'balance'] as const) {
        expect(codes(lay(text, {}, { width: 50, height: 50, fit: { mode } }))).not.toContain('glyph_missing');
      }
    },
  );
});

describe('characters without a font of their own', () => {
  it('are shown in their plain form where they have one', () => {
    const layout = lay('𝓐𝓶𝓮𝓵𝓲𝓮');
    expect(texts(layout)).toEqual(['Amelie']);
    expect(codes(layout)).toEqual([]);
  });
});
