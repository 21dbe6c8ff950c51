import type { ResolvedTextList } from '@pictify/scene';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../fonts/index.ts';
import { createFontLibrary } from '../node/fonts/index.ts';
import { layoutText, type TextLayout, type TextLine } from './index.ts';
import { textRequest } from './text-request.fixture.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const lay = (...request: Parameters<typeof textRequest>): TextLayout => layoutText(textRequest(...request), fonts);
const words = (line: TextLine): string => line.runs.map((run) => run.text).join('|');
const texts = (layout: TextLayout): string[] => layout.lines.map(words);
const lefts = (layout: TextLayout): number[] => layout.lines.map((line) => line.x);
const right = (line: TextLine): number => line.x + line.width;
const list = (own: Partial<ResolvedTextList> = {}): ResolvedTextList => ({
  style: 'bullet',
  marker: null,
  color: null,
  gap: 10,
  start: 1,
  ...own,
});

describe('columns', () => {
  const columns = { count: 2, gap: 20, balanced: false };
  const six = 'a\nb\nc\nd\ne\nf';

  it('are filled one after the other', () => {
    const layout = lay(six, {}, { width: 220, height: 200, columns });
    expect(texts(layout)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(lefts(layout)).toEqual([0, 0, 0, 0, 120, 120]);
    expect(layout.lines[4]!.baseline).toBe(layout.lines[0]!.baseline);
    expect(layout).toMatchObject({ width: 220, height: 200, truncated: false });
  });

  it('break words to their own width', () => {
    const whole = lay('one two three four', {}, { width: 220 });
    const narrow = lay('one two three four', {}, { width: 220, columns });
    expect(whole.lines.length).toBeLessThan(narrow.lines.length);
    for (const line of narrow.lines) expect(line.width).toBeLessThanOrEqual(100);
  });

  it('end evenly when balanced, and in the box that then fits them', () => {
    const balanced = { ...columns, balanced: true };
    const layout = lay(six, {}, { width: 220, height: 1000, columns: balanced });
    expect(lefts(layout)).toEqual([0, 0, 0, 120, 120, 120]);
    expect(layout.height).toBe(150);
    expect(lefts(lay(six, {}, { width: 220, height: 150, columns: balanced }))).toEqual(lefts(layout));
  });

  it('begin at the right where the text does', () => {
    const layout = lay('א\nב\nג', {}, { width: 220, height: 100, columns });
    expect(layout.lines.map(right)).toEqual([220, 220, 100]);
  });

  it('count the lines of all of them, and end the last with an ellipsis', () => {
    const layout = lay(six, {}, { width: 220, height: 100, columns });
    expect(texts(layout)).toEqual(['a', 'b', 'c', 'd|…']);
    expect(layout.truncated).toBe(true);
    expect(texts(lay(six, {}, { width: 220, height: 200, columns, fit: { maxLines: 3 } }))).toEqual(['a', 'b', 'c|…']);
  });

  it('let what is visible run over below the last', () => {
    const layout = lay(six, {}, { width: 220, height: 100, columns, fit: { overflow: 'visible' } });
    expect(lefts(layout)).toEqual([0, 0, 120, 120, 120, 120]);
  });

  it('shrink text until all of them hold it', () => {
    const layout = lay(six, {}, { width: 220, height: 75, columns, fit: { mode: 'shrink', minSize: 4 } });
    expect(layout.scale).toBe(0.5);
    expect(lefts(layout)).toEqual([0, 0, 0, 120, 120, 120]);
  });

  it('are one where there is no width to divide', () => {
    expect(lefts(lay(six, {}, { height: 100, columns, fit: { overflow: 'visible' } }))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('leave out the space above a paragraph that begins one', () => {
    const layout = lay('a\nb\nc', {}, { width: 220, height: 130, columns, paragraphSpacing: 30 });
    expect(lefts(layout)).toEqual([0, 0, 120]);
    expect(layout.lines.map((line) => Math.round(line.baseline - line.ascent))).toEqual([0, 80, 0]);
  });

  it('too narrow for anything still show everything', () => {
    const layout = lay('abc', {}, { width: 10, columns: { ...columns, count: 12 }, fit: { overflow: 'visible' } });
    expect(texts(layout).join('')).toBe('abc');
  });
});

describe('paragraphs', () => {
  it('are set apart, but not from the top', () => {
    const layout = lay('a\nb', {}, { paragraphSpacing: 30 });
    expect(layout.height).toBe(130);
    expect(layout.lines[1]!.baseline - layout.lines[0]!.baseline).toBe(80);
  });

  it('have only their first line set in', () => {
    const layout = lay('one two three\nfour', {}, { width: 150, indent: 40 });
    expect(texts(layout)).toEqual(['one', 'two', 'three', 'four']);
    expect(lefts(layout)).toEqual([40, 0, 0, 40]);
    expect(lay('one', {}, { indent: 40 }).width).toBeCloseTo(lay('one').width + 40, 6);
  });

  it('are set in from the right when they begin there', () => {
    expect(right(lay('שלום', {}, { width: 300, indent: 40 }).lines[0]!)).toBe(260);
  });

  it('take their lengths along when text shrinks', () => {
    const layout = lay('a\nb', {}, { height: 65, paragraphSpacing: 30, indent: 40, fit: { mode: 'shrink' } });
    expect(layout.scale).toBe(0.5);
    expect(layout.lines[0]!.x).toBe(20);
    expect(layout.height).toBe(65);
  });
});

describe('lists', () => {
  it('hang items beside their markers', () => {
    const layout = lay('one two\nthree', {}, { width: 145, list: list() });
    expect(texts(layout)).toEqual(['•|one', 'two', '•|three']);
    const [first, second] = layout.lines;
    expect(second!.x).toBe(first!.x);
    const [marker, text] = first!.runs;
    expect(marker!.x).toBeCloseTo(0, 6);
    expect(marker!.x + marker!.width + 10).toBeCloseTo(text!.x, 6);
  });

  it('are nested by tabs, three levels deep at most', () => {
    const layout = lay('a\n\tb\n\t\tc\n\t\t\td', {}, { list: list() });
    expect(texts(layout)).toEqual(['•|a', '◦|b', '▪|c', '▪|d']);
    const [a, b, c, d] = lefts(layout);
    expect(a).toBeLessThan(b!);
    expect(b).toBeLessThan(c!);
    expect(c).toBe(d);
  });

  it('count on each level, and begin again below the next item', () => {
    const layout = lay('a\n\tb\n\tc\nd\n\te', {}, { list: list({ style: 'number', start: 9 }) });
    expect(texts(layout)).toEqual(['9.|a', '1.|b', '2.|c', '10.|d', '1.|e']);
    const ends = layout.lines.map((line) => line.x - (line.runs[0]!.x + line.runs[0]!.width));
    for (const end of ends) expect(end).toBeCloseTo(10, 6);
  });

  it('count in the digits of the language', () => {
    expect(texts(lay('أ', {}, { list: list({ style: 'number' }), locale: 'ar-EG' }))[0]).toContain('١');
    expect(texts(lay('a', {}, { list: list({ style: 'number', start: 1234 }), locale: 'de-DE' }))).toEqual(['1234.|a']);
  });

  it('have no item for a blank line, nor space before one', () => {
    expect(texts(lay('\na\n \n  b\n', {}, { list: list() }))).toEqual(['•|a', '•|b']);
    expect(lay(' \n\t', {}, { list: list() }).lines).toEqual([]);
  });

  it('that read from the right have their markers there, whatever an item says', () => {
    const layout = lay('שלום\n12', {}, { width: 300, list: list() });
    for (const line of layout.lines) {
      const marker = line.runs[0]!;
      expect(marker.text).toBe('•');
      expect(marker.x).toBeCloseTo(right(line) + 10, 6);
      expect(marker.x + marker.width).toBeCloseTo(300, 6);
    }
  });

  it('may have a marker of their own, in a colour of its own', () => {
    const color = { type: 'solid', color: '#ff0000' } as const;
    const layout = lay('a', {}, { list: list({ marker: '→', color }) });
    expect(layout.lines[0]!.runs.map((run) => [run.text, run.span])).toEqual([
      ['→', 1],
      ['a', 0],
    ]);
    expect(texts(lay('a', {}, { list: list({ style: 'number', marker: ')' }) }))).toEqual(['1)|a']);
  });

  it('nest by tabs that stand in a span of their own', () => {
    const layout = lay(
      [
        ['a\n', {}],
        ['\t', {}],
        ['b', { weight: 700 }],
      ],
      {},
      { list: list() },
    );
    expect(texts(layout)).toEqual(['•|a', '◦|b']);
    expect(layout.lines[1]!.runs[0]!.face.weight).toBe(layout.lines[1]!.runs[1]!.face.weight);
  });

  it('say which marker no font has', () => {
    const layout = lay('a', {}, { list: list({ marker: '𓀀' }) });
    expect(layout.issues.map((issue) => issue.code)).toEqual(['glyph_missing']);
  });
});

describe('justified lines', () => {
  const value = 'one two three four five six seven';

  it('are as wide as the box but for the last', () => {
    const layout = lay(value, {}, { width: 300, align: 'justify' });
    expect(layout.lines.length).toBeGreaterThan(2);
    for (const line of layout.lines.slice(0, -1)) {
      expect(line).toMatchObject({ x: 0, width: 300 });
      const last = line.runs.at(-1)!;
      expect(last.x + last.width).toBeCloseTo(300, 6);
      expect(line.runs[0]!.x).toBe(0);
    }
    const last = layout.lines.at(-1)!;
    expect(last.width).toBeLessThan(300);
    expect(last.x).toBe(0);
  });

  it('break as they would at the start', () => {
    const joined = (layout: TextLayout): string[] =>
      layout.lines.map((line) => line.runs.map((run) => run.text.trim()).join(' '));
    expect(joined(lay(value, {}, { width: 300, align: 'justify' }))).toEqual(joined(lay(value, {}, { width: 300 })));
  });

  it('from the right end at the left, the last begins at the right', () => {
    const layout = lay('שלום לכולם וברוכים הבאים לעולם', {}, { width: 300, align: 'justify' });
    const [first] = layout.lines;
    expect(Math.min(...first!.runs.map((run) => run.x))).toBeCloseTo(0, 6);
    expect(right(layout.lines.at(-1)!)).toBe(300);
  });

  it('without spaces are as they are', () => {
    const layout = lay('日本語日本語日本語日本語', {}, { width: 300, align: 'justify' });
    expect(layout.lines[0]!.width).toBeLessThan(300);
  });

  it('leave out a line that ends in an ellipsis and the space an indent takes', () => {
    const layout = lay(value, {}, { width: 300, align: 'justify', indent: 50, fit: { maxLines: 2 } });
    expect(layout.lines[0]).toMatchObject({ x: 50, width: 250 });
    expect(layout.lines[1]!.width).toBeLessThanOrEqual(300.01);
    expect(layout.lines[1]!.runs.at(-1)!.text).toBe('…');
  });

  it('never lose or overlap a word, in any script', () => {
    const word = fc.constantFrom('Anna', 'שלום', 'مرحبا', '日本語', 'हिन्दी', 'AV', '42', '👩‍👩‍👧', 'a\u00a0b');
    const options = { align: 'justify', fit: { overflow: 'visible' } } as const;
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.integer({ min: 120, max: 500 }), (all, width) => {
        const layout = lay(all.join(' '), {}, { ...options, width });
        const drawn = layout.lines.flatMap((line) => line.runs.map((run) => run.text)).join('');
        const letters = (text: string): string => [...text.replace(/\s/g, '')].sort().join('');
        expect(letters(drawn)).toBe(letters(all.join('')));
        for (const line of layout.lines) {
          for (const [at, run] of line.runs.entries()) {
            const previous = line.runs[at - 1];
            if (previous) expect(run.x).toBeGreaterThanOrEqual(previous.x + previous.width - 0.02);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('trimmed text', () => {
  const cap = 40 * 0.7273;

  it('is as high as its capitals, and stands on its lower edge', () => {
    const layout = lay('HI', {}, { verticalTrim: 'cap' });
    expect(layout.height).toBeCloseTo(cap, 1);
    expect(layout.lines[0]!.baseline).toBeCloseTo(layout.height, 6);
    expect(layout.lines[0]).toMatchObject({ descent: 0 });
  });

  it('loses nothing between its lines', () => {
    expect(lay('a\nb', {}, { verticalTrim: 'cap' }).height).toBeCloseTo(cap + 50, 1);
  });

  it('is in the middle by its capitals', () => {
    const [line] = lay('HI', {}, { verticalTrim: 'cap', verticalAlign: 'middle', height: 100 }).lines;
    expect(line!.baseline).toBeCloseTo(50 + cap / 2, 1);
  });

  it('fits where its line box would not', () => {
    const room = { height: 30, width: 500 };
    expect(lay('a', {}, { ...room, fit: { mode: 'shrink' } }).scale).toBeLessThan(1);
    expect(lay('a', {}, { ...room, verticalTrim: 'cap', fit: { mode: 'shrink' } }).scale).toBe(1);
  });

  it('begins every column with its capitals', () => {
    const columns = { count: 2, gap: 20, balanced: true };
    const layout = lay('a\nb\nc\nd', {}, { width: 300, verticalTrim: 'cap', columns });
    expect(layout.height).toBeCloseTo(cap + 50, 1);
    expect(layout.lines[2]!.baseline).toBe(layout.lines[0]!.baseline);
  });
});
