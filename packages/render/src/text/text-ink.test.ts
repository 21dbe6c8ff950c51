import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../fonts/index.ts';
import { createFontLibrary } from '../node/fonts/index.ts';
import { createSurface } from '../node/surface.ts';
import { type InkCanvas, layoutText, type RunInk, textInk } from './index.ts';
import { textRequest } from './text-request.fixture.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

function ink(...request: Parameters<typeof textRequest>): RunInk[] {
  const { context } = createSurface(1, 1);
  return textInk(layoutText(textRequest(...request), fonts), context as unknown as InkCanvas);
}

describe('the ink of a run', () => {
  it('stands on the baseline and is as high as the letters', () => {
    const [x] = ink('x');
    const [h] = ink('H');
    const [p] = ink('p');
    expect(h!.ink.height).toBeCloseTo(0.727 * 40, 0);
    expect(x!.ink.height).toBeLessThan(h!.ink.height);
    expect(h!.ink.y + h!.ink.height).toBeCloseTo(h!.run.y, 0);
    expect(p!.ink.y + p!.ink.height).toBeGreaterThan(p!.run.y + 5);
  });

  it('leaves out spaces and the letter spacing after the last letter', () => {
    const [tight] = ink('H');
    const [spaced] = ink('H', { letterSpacing: 20 });
    expect(spaced!.ink.width).toBeCloseTo(tight!.ink.width, 1);
    expect(ink(' ')).toEqual([]);
  });

  it('is of every line where the line is', () => {
    const found = ink('H\nשלום', {}, { width: 300 });
    expect(found).toHaveLength(2);
    expect(found[0]!.ink.x).toBeLessThan(10);
    expect(found[1]!.ink.x + found[1]!.ink.width).toBeGreaterThan(290);
    expect(found[1]!.ink.y).toBeGreaterThan(found[0]!.ink.y + found[0]!.ink.height);
  });

  it('of an emoji is about as large as its size', () => {
    const [emoji] = ink('😀');
    expect(emoji!.ink.width).toBeGreaterThan(30);
    expect(emoji!.ink.height).toBeGreaterThan(30);
  });
});
