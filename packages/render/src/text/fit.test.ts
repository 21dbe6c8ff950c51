import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../fonts/index.ts';
import { createFontLibrary } from '../node/fonts/index.ts';
import { layoutText, type TextLayout } from './index.ts';
import { textRequest } from './text-request.fixture.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const lay = (...request: Parameters<typeof textRequest>): TextLayout => layoutText(textRequest(...request), fonts);

const word = fc.constantFrom(
  ...[
    'Anna',
    'fi',
    'AVATAR',
    'Wolfeschlegelsteinhausen',
    '42',
    'שלום',
    'مرحبا',
    '日本語',
    '。」',
    'हिन्दी',
    'สวัสดี',
    '👩‍👩‍👧',
  ],
  ...['co-operate', 'e\u0301', '(x)', 'soft\u00adhyphen', '한국어'],
);
const text = fc
  .array(word, { minLength: 1, maxLength: 9 })
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')));
const box = fc.record({ width: fc.integer({ min: 60, max: 700 }), height: fc.integer({ min: 40, max: 300 }) });
const mode = fc.constantFrom('fixed', 'shrink', 'grow', 'balance');
const spacing = fc.constantFrom(0, 0, 4);
const RUNS = { numRuns: 150 };

const drawn = (layout: TextLayout): string =>
  [...layout.lines.flatMap((line) => line.runs.map((run) => run.text)).join('')].sort().join('');
const INVISIBLE = /\s|\u00ad|\u200b|\u200d|\u2010/g;

describe('whatever the text', () => {
  it('is wholly drawn, each character once, unless truncated', () => {
    fc.assert(
      fc.property(text, box, mode, (value, room, fit) => {
        const layout = lay(value, {}, { ...room, fit: { mode: fit, overflow: 'visible' } });
        expect(drawn(layout).replace(INVISIBLE, '')).toBe([...value.replace(INVISIBLE, '')].sort().join(''));
        expect(layout.truncated).toBe(false);
      }),
      RUNS,
    );
  });

  it('has runs that neither overlap nor leave their line, and widths that add up', () => {
    fc.assert(
      fc.property(text, box, mode, spacing, (value, room, fit, letterSpacing) => {
        const layout = lay(value, { letterSpacing }, { ...room, align: 'center', fit: { mode: fit } });
        for (const line of layout.lines) {
          let x = line.x;
          for (const run of line.runs) {
            expect(run.x).toBeGreaterThanOrEqual(x - 0.02);
            x = run.x + run.width;
          }
          expect(x).toBeLessThanOrEqual(line.x + line.width + letterSpacing * layout.scale + 0.02);
          expect(line.x + line.width / 2).toBeCloseTo(room.width / 2, 6);
        }
      }),
      RUNS,
    );
  });

  it('fits when shrunk, or is at the minimum and says so', () => {
    fc.assert(
      fc.property(text, box, fc.integer({ min: 0, max: 3 }), (value, room, maxLines) => {
        const layout = lay(value, {}, { ...room, fit: { mode: 'shrink', minSize: 10, maxLines } });
        const fits = layout.width <= room.width + 0.02 && layout.height <= room.height + 0.02 && !layout.truncated;
        const told = layout.issues.some((issue) => issue.code === 'text_shrunk_to_minimum');
        expect(fits || told).toBe(true);
        expect(layout.scale).toBeGreaterThanOrEqual(0.25);
        if (told) expect(layout.scale).toBe(0.25);
        if (maxLines > 0) expect(layout.lines.length).toBeLessThanOrEqual(maxLines);
      }),
      RUNS,
    );
  });

  it('is as wide in the box it measured for itself', () => {
    fc.assert(
      fc.property(text, spacing, (value, letterSpacing) => {
        const free = lay(value, { letterSpacing });
        const boxed = lay(value, { letterSpacing }, { width: free.width, height: free.height });
        expect(boxed.lines).toHaveLength(free.lines.length);
        expect(boxed.width).toBeCloseTo(free.width, 6);
      }),
      RUNS,
    );
  });
});

describe('shrink', () => {
  it('keeps the size of text that fits', () => {
    expect(lay('Anna', {}, { width: 500, height: 60, fit: { mode: 'shrink' } }).scale).toBe(1);
  });

  it('finds the largest half pixel at which a name fits on its line without being cut', () => {
    const room = { width: 300, height: 60 };
    const name = 'Maximiliana Wolfeschlegelsteinhausen';
    const layout = lay(name, {}, { ...room, fit: { mode: 'shrink', maxLines: 1 } });
    const size = layout.lines[0]!.runs[0]!.size;
    expect(size * 2).toBe(Math.round(size * 2));
    expect(layout.width).toBeLessThanOrEqual(300);
    expect(lay(name, { size: size + 0.5 }).width).toBeGreaterThan(300);
    expect(layout.issues).toEqual([]);
  });

  it('keeps the ratio of spans and scales letter spacing with them', () => {
    const layout = lay(
      [
        ['Hello ', { letterSpacing: 4 }],
        ['world wide', { size: 80 }],
      ],
      {},
      { width: 200, fit: { mode: 'shrink', maxLines: 1 } },
    );
    const [first, second] = layout.lines[0]!.runs;
    expect(second!.size).toBeCloseTo(first!.size * 2, 9);
    expect(first!.letterSpacing).toBeCloseTo(4 * layout.scale, 9);
  });

  it('clamps at the minimum', () => {
    const layout = lay('Anna'.repeat(75), {}, { width: 300, height: 60, fit: { mode: 'shrink', minSize: 14 } });
    expect(layout.issues.map((issue) => issue.code)).toEqual(['text_shrunk_to_minimum', 'text_clipped']);
    expect(layout.lines.at(-1)!.runs.at(-1)!.text).toBe('…');
    expect(layout.height).toBeLessThanOrEqual(60);
  });
});

describe('grow', () => {
  it('fills the box up to the largest size', () => {
    const layout = lay('Hi', {}, { width: 2000, height: 150, fit: { mode: 'grow', maxSize: 400 } });
    expect(layout.lines[0]!.runs[0]!.size).toBe(120);
    expect(lay('Hi', {}, { fit: { mode: 'grow', maxSize: 64 } }).scale).toBe(1.6);
  });
});

describe('balance', () => {
  it('evens out lines without adding one', () => {
    const value = 'The quick brown fox jumps over the lazy dog again';
    const fixed = lay(value, {}, { width: 700 });
    const balanced = lay(value, {}, { width: 700, fit: { mode: 'balance' } });
    const spread = (layout: TextLayout): number => {
      const widths = layout.lines.map((line) => line.width);
      return Math.max(...widths) - Math.min(...widths);
    };
    expect(balanced.lines).toHaveLength(fixed.lines.length);
    expect(spread(balanced)).toBeLessThan(spread(fixed) / 3);
  });
});
