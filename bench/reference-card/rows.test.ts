import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { wrap } from '../subjects/skia.ts';
import { fitNames } from './fit-name.ts';
import { FAMILY, loadFonts } from './fonts.ts';
import { cardRows } from './rows.ts';

describe('the rows of the reference card', () => {
  it('are the same every time, and a longer list starts with the shorter one', () => {
    expect(cardRows(50).slice(0, 20)).toEqual(cardRows(20));
  });

  it('give autofit work: many names are drawn at full size, many must shrink, none to the minimum', async () => {
    const sizes = [...(await fitNames(cardRows(200))).values()];
    expect(sizes.filter((size) => size === 84).length).toBeGreaterThan(50);
    expect(sizes.filter((size) => size < 84).length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThan(30);
  });

  it('have paragraphs of exactly three lines, none of them cut', async () => {
    for (const font of await loadFonts()) GlobalFonts.register(font.bytes, FAMILY);
    const ctx = createCanvas(1, 1).getContext('2d');
    ctx.font = `400 24px ${FAMILY}`;
    for (const row of cardRows(500)) {
      const lines = wrap(ctx, row.paragraph, 872);
      expect(lines).toHaveLength(3);
      expect(lines.join(' ')).toBe(row.paragraph);
    }
  });
});
