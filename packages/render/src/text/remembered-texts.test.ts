import { expect, test } from 'vitest';
import { createFontLibrary } from '../node/fonts/index.ts';
import { type FontLibrary, layoutText } from './index.ts';
import { textRequest } from './text-request.fixture.ts';

const fonts = await createFontLibrary();

/** Lays out texts in a library of their own, and counts how often a font is chosen for a letter. */
function counting() {
  let chosen = 0;
  const library: FontLibrary = {
    ...fonts,
    select(font) {
      const selection = fonts.select(font);
      return {
        primary: selection.primary,
        known: selection.known,
        issues: selection.issues,
        lacksSmallCaps: () => false,
        replacement: selection.replacement,
        match(...asked) {
          chosen++;
          return selection.match(...asked);
        },
      };
    },
  };
  const lay = (text: string, width = 500): number => {
    const before = chosen;
    layoutText(textRequest(text, {}, { width }), library);
    return chosen - before;
  };
  return lay;
}

const LONG = 'word '.repeat(2000);

test('a text is prepared once for all its boxes, a long one too', () => {
  const lay = counting();
  for (const text of ['Hello', LONG]) {
    expect(lay(text, 500)).toBeGreaterThan(text.length / 2);
    expect(lay(text, 400)).toBeLessThan(5);
  }
});

test('few long texts are remembered, many short ones', () => {
  const lay = counting();
  for (let row = 0; row < 20; row++) lay(`${row} ${LONG}`);
  expect(lay(`0 ${LONG}`)).toBeGreaterThan(5000);
  for (let row = 0; row < 100; row++) lay(`Hello ${row}`);
  expect(lay('Hello 0')).toBe(0);
});
