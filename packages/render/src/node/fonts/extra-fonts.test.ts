import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCanvas, setTextRenderer } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../../fonts/index.ts';
import { type GlyphRun, layoutText } from '../../text/index.ts';
import { textRequest } from '../../text/text-request.fixture.ts';
import { registeredFamilies } from './canvas-fonts.ts';
import { createFontLibrary, extendFontLibrary } from './index.ts';
import { UPLOADS } from './uploads.fixture.ts';

setTextRenderer('system');
const context = createCanvas(10, 10).getContext('2d');
context.textRendering = 'geometricPrecision';
let base: FontLibrary;
beforeAll(async () => {
  base = await createFontLibrary();
});

function runs(library: FontLibrary, font: Parameters<typeof textRequest>[1], text = 'AVATAR office 0123'): GlyphRun[] {
  return layoutText(textRequest(text, font), library).lines.flatMap((line) => line.runs);
}

/** The width of a text, which the canvas must see alike. */
function width(library: FontLibrary, font: Parameters<typeof textRequest>[1], text?: string): number {
  const all = runs(library, font, text);
  for (const run of all) {
    context.font = `${run.face.style} ${run.face.weight} ${run.size}px "${run.face.family}"`;
    expect(context.measureText(run.text).width).toBeCloseTo(run.width, 2);
  }
  return all.reduce((sum, run) => sum + run.width, 0);
}

describe('uploaded fonts', () => {
  it('are painted by the name they were given, whatever the file says', () => {
    const own = extendFontLibrary(
      base,
      [{ bytes: UPLOADS.outfit, family: 'House', weight: 300, style: 'italic' }],
      'a',
    );
    const [run] = runs(own, { family: 'house', weight: 300, style: 'italic' });
    expect(run!.face).toEqual({
      family: expect.stringMatching(/^pf-a\.house-300-italic-/),
      weight: 300,
      style: 'italic',
    });
    expect(width(own, { family: 'House' })).toBeCloseTo(width(base, { family: 'Outfit', weight: 700 }), 3);
    expect(own.families()).toContain('House');
    expect(base.families()).not.toContain('House');
    expect(base.select({ family: 'House', weight: 400, style: 'normal' }).known).toBe(false);
  });

  it('of two workspaces and one name do not mix', () => {
    const first = extendFontLibrary(base, [{ bytes: UPLOADS.outfit, family: 'Acme' }], 'one');
    const second = extendFontLibrary(base, [{ bytes: UPLOADS.italic, family: 'Acme' }], 'two');
    const third = extendFontLibrary(base, [{ bytes: UPLOADS.outfit, family: 'Acme' }], 'three');
    const faces = [first, second, third].map((library) => runs(library, { family: 'Acme' })[0]!.face.family);
    expect(new Set(faces).size).toBe(3);
    expect(width(first, { family: 'Acme' })).not.toBeCloseTo(width(second, { family: 'Acme' }), 0);
    expect(width(first, { family: 'Acme' })).toBe(width(third, { family: 'Acme' }));
  });

  it('have every weight of their axis', () => {
    const own = extendFontLibrary(base, [{ bytes: UPLOADS.weights, family: 'Axis' }], 'a');
    const widths = [50, 100, 400, 650, 900, 1000].map((weight) => width(own, { family: 'Axis', weight }));
    expect(widths[0]).toBe(widths[1]);
    expect(widths[1]!).toBeLessThan(widths[2]!);
    expect(widths[2]!).toBeLessThan(widths[3]!);
    expect(widths[3]!).toBeLessThan(widths[4]!);
    expect(widths[4]).toBe(widths[5]);
    expect(width(own, { family: 'Axis', weight: 650, features: { tnum: true, kern: false } })).toBeGreaterThan(0);
  });

  it('stand where they are told to on further axes', () => {
    const own = extendFontLibrary(base, [{ bytes: UPLOADS.widths, family: 'Wide' }], 'a');
    const normal = width(own, { family: 'Wide', weight: 700 });
    const narrow = width(own, { family: 'Wide', weight: 700, axes: { wdth: 75 } });
    const narrowest = width(own, { family: 'Wide', weight: 700, axes: { wdth: 0 } });
    expect(narrow).toBeLessThan(normal * 0.95);
    expect(narrowest).toBeLessThan(narrow);
    expect(width(own, { family: 'Wide', weight: 400 })).toBeLessThan(normal);
  });

  it('tell of axes and features they do not have', () => {
    const own = extendFontLibrary(base, [{ bytes: UPLOADS.widths, family: 'Wide' }], 'a');
    const issues = (font: Parameters<typeof textRequest>[1]) =>
      layoutText(textRequest('A', font), own).issues.map(({ code, message }) => `${code}: ${message}`);
    expect(issues({ family: 'Wide', axes: { wdth: 80 }, features: { kern: true } })).toEqual([]);
    expect(issues({ family: 'Wide', axes: { opsz: 12 }, features: { ss01: true } })).toEqual([
      'font_feature_missing: “Wide” has no OpenType feature ss01; the text is set without.',
      'font_axis_missing: “Wide” does not vary on the axis opsz; its shipped form is used.',
    ]);
    expect(issues({ family: 'Inter', axes: { opsz: 12 } })).toHaveLength(1);
    expect(issues({ family: 'Fraunces', features: { tnum: true }, smallCaps: true })).toEqual([]);
  });

  it('may have CFF outlines', () => {
    const own = extendFontLibrary(base, [{ bytes: UPLOADS.cff, family: 'Boxes' }], 'a');
    expect(width(own, { family: 'Boxes', size: 100 }, 'AB')).toBeCloseTo(120, 3);
    const canvas = createCanvas(130, 100);
    const painting = canvas.getContext('2d');
    const [run] = runs(own, { family: 'Boxes', size: 100 }, 'AB');
    painting.font = `${run!.face.style} ${run!.face.weight} 100px "${run!.face.family}"`;
    painting.fillText('AB', 0, 90);
    const alpha = (x: number, y: number) => painting.getImageData(x, y, 1, 1).data[3];
    expect([alpha(30, 50), alpha(57, 50), alpha(90, 50), alpha(30, 95)]).toEqual([255, 0, 255, 0]);
  });

  it('are refused in words', () => {
    const bytes = UPLOADS.outfit.subarray(0, 5000);
    expect(() => extendFontLibrary(base, [{ bytes, family: 'Half' }], 'a')).toThrow('Half cannot be used: ');
  });

  it('are forgotten by the canvas when their library is gone', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const known = (): boolean => registeredFamilies().some((family) => family.startsWith('pf-passing.'));
    const visit = (): void => {
      const own = extendFontLibrary(base, [{ bytes: UPLOADS.outfit, family: 'Guest' }], 'passing');
      expect(width(own, { family: 'Guest', features: { tnum: true } })).toBeGreaterThan(0);
      expect(known()).toBe(true);
    };
    visit();
    for (let turn = 0; turn < 50 && known(); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      collect();
    }
    expect(known()).toBe(false);
    visit();
  });
});
