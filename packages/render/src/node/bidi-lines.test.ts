import { createCanvas, setTextRenderer } from '@napi-rs/canvas';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../fonts/index.ts';
import { bidiLevels, visualOrder } from '../text/bidi.ts';
import { breakLines } from '../text/break-lines.ts';
import { graphemeStarts } from '../text/graphemes.ts';
import { type GlyphRun, layoutText } from '../text/index.ts';
import { textRequest } from '../text/text-request.fixture.ts';
import { createFontLibrary } from './fonts/index.ts';
import { prepareOwn } from './testing/lines/own-lines.ts';

setTextRenderer('system');
const SIZE = 40;
let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

function clusters(text: string): string[] {
  const starts = graphemeStarts(text);
  return Array.from(starts.subarray(0, -1), (start, index) => text.slice(start, starts[index + 1]));
}

const seen = (parts: readonly string[]): string => parts.filter((part) => /[^\p{Z}\p{Cf}]/u.test(part)).join(' ');

/** What is drawn of each line, from left to right. */
function drawn(text: string, width: number): string[] {
  return layoutText(textRequest(text, { size: SIZE }, { width }), fonts).lines.map(({ runs }) =>
    seen(
      runs
        .toSorted((a, b) => a.x - b.x)
        .flatMap((run) => {
          const parts = clusters(run.text);
          return run.direction === 'rtl' ? parts.toReversed() : parts;
        }),
    ),
  );
}

/** The same by rules L1 and L2 over the levels of the whole paragraph: what hangs over a line's end is not drawn. */
function reordered(text: string, width: number): string[] {
  const { paragraph } = prepareOwn({ text, language: 'en' }, SIZE, 400, fonts);
  const { levels } = bidiLevels(text, 'auto');
  const starts = graphemeStarts(text);
  return breakLines(paragraph, width).map(({ start, end }) => {
    const parts = Array.from({ length: end - start }, (_, at) =>
      text.slice(starts[start + at], starts[start + at + 1]),
    );
    return seen(visualOrder(parts.map((_, at) => levels[starts[start + at]!]!)).map((at) => parts[at]!));
  });
}

describe('lines of mixed directions', () => {
  it('are drawn in the order of the algorithm, each by itself', () => {
    const words = [
      'שלום',
      'مرحبا',
      'abc',
      '123',
      '٤٥',
      '(',
      ')',
      '[x]',
      '-',
      '$5',
      '%',
      '!',
      ' ',
      ' ',
      ' ',
      '\u2067',
      '\u2069',
      '\u200f',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 16 }), fc.constantFrom(120, 300), (parts, width) => {
        const text = parts.join('');
        if (text !== '') expect(drawn(text, width)).toEqual(reordered(text, width));
      }),
      { numRuns: 300 },
    );
  });

  it('keep a number, its sign and its unit in their order', () => {
    expect(drawn('הנחה 25% היום', 1000)).toEqual(['ם ו י ה 2 5 % ה ח נ ה']);
    expect(drawn('السعر 49.99$ فقط', 1000)).toEqual(['ط ق ف $ 4 9 . 9 9 ر ع س ل ا']);
  });

  it('show brackets mirrored from right to left', () => {
    const brackets = ['א(ב)ג', 'א[ב]ג', 'א{ב}ג', 'א«ב»ג', 'א<ב>ג'].flatMap((text) => {
      const [line] = layoutText(textRequest(text, { size: SIZE }), fonts).lines;
      return line!.runs.filter((run) => run.text in MIRROR);
    });
    expect(brackets).toHaveLength(10);
    for (const run of brackets) {
      expect(run.direction).toBe('rtl');
      const mirrored = MIRROR[run.text]!;
      expect(pixels(run)).toEqual(pixels({ ...run, text: mirrored, direction: 'ltr' }));
      expect(pixels(run)).not.toEqual(pixels({ ...run, direction: 'ltr' }));
    }
  });
});

const MIRROR: { readonly [bracket: string]: string } = {
  ...{ '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' },
  ...{ '«': '»', '»': '«', '<': '>', '>': '<' },
};

function pixels(run: GlyphRun): Uint8ClampedArray {
  const context = createCanvas(60, 60).getContext('2d');
  context.lang = 'en';
  context.textRendering = 'geometricPrecision';
  context.font = `${run.face.style} ${run.face.weight} ${run.size}px "${run.face.family}"`;
  context.direction = run.direction;
  context.textAlign = 'left';
  context.fillText(run.text, 20, 45);
  return context.getImageData(0, 0, 60, 60).data;
}
