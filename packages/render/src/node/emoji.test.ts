import { beforeAll, describe, expect, it } from 'vitest';
import { EMOJI_FACE } from '../fonts/face-ref.ts';
import type { FontLibrary } from '../fonts/index.ts';
import { graphemeStarts } from '../text/graphemes.ts';
import { layoutText } from '../text/index.ts';
import { textRequest } from '../text/text-request.fixture.ts';
import { createFontLibrary } from './fonts/index.ts';
import { unicodeRows } from './testing/unicode-file.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const textOf = (hex: string): string =>
  String.fromCodePoint(...hex.split(' ').map((point) => Number.parseInt(point, 16)));

const sequences = unicodeRows('emoji-test').map((row) => {
  const [points, status] = row.split(';') as [string, string];
  return { text: textOf(points), qualified: status === 'fully-qualified' };
});

describe('emoji', () => {
  it('are one grapheme cluster each', () => {
    expect(sequences.length).toBe(5225);
    expect(sequences.filter(({ text }) => graphemeStarts(text).length !== 2)).toEqual([]);
  });

  it('are one glyph of the emoji font each, as wide as any other', () => {
    const width = layoutText(textRequest('😀'), fonts).width;
    const wrong = sequences.filter(({ text, qualified }) => {
      if (!qualified) return false;
      const { lines, issues } = layoutText(textRequest(text), fonts);
      const runs = lines.flatMap((line) => line.runs);
      return (
        issues.length > 0 ||
        runs.length !== 1 ||
        runs[0]!.face.family !== EMOJI_FACE ||
        Math.abs(runs[0]!.width - width) > 0.01
      );
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});

describe('text presentation', () => {
  it('is of a text face where one has the character, of the emoji font where none has', () => {
    const rows = unicodeRows('emoji-variation-sequences').filter((row) => row.includes('text style'));
    const texts = rows.map((row) => textOf(row.split(' ;')[0]!.trim()));
    const coloured = texts.filter((text) => {
      const { lines, issues } = layoutText(textRequest(text), fonts);
      expect(issues).toEqual([]);
      return lines[0]!.runs[0]!.face.family === EMOJI_FACE;
    });
    const faces = fonts
      .families()
      .map((family) => fonts.select({ family, weight: 400, style: 'normal' }).primary)
      .filter((face) => face.ref.family !== EMOJI_FACE);
    expect(coloured.filter((text) => faces.some((face) => face.coverage.covers(text)))).toEqual([]);
    for (const text of ['©\ufe0e', '☀\ufe0e', '♥\ufe0e', '❤\ufe0e', '↔\ufe0e', '1\ufe0e'])
      expect(coloured).not.toContain(text);
  });
});
