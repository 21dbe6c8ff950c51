import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { describe, expect, test } from 'vitest';
import { capMemory, rasteriseSvg, type SafeSvg, sanitiseSvg } from '../../svg/index.ts';
import { SvgPainter } from './svg-painter.ts';

function drawing(body: string, attributes = 'viewBox="0 0 100 100"'): SafeSvg {
  const result = sanitiseSvg(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`));
  if ('refusal' in result) throw new Error(result.refusal);
  return result.svg;
}

const square = drawing('<rect width="100" height="100" fill="#dc2626" fill-opacity=".5"/>');
/** Each layer is a bitmap of its own: twelve of 4000 × 4000 need 768 MB. */
const needsMemory = drawing(`${'<g opacity=".9">'.repeat(12)}<rect width="100" height="100"/>${'</g>'.repeat(12)}`);
const zigzag = Array.from({ length: 60_000 }, (_, i) => `L${(i * 7919) % 100} ${(i * 104_729) % 100}`).join('');
const needsTime = drawing(`<path d="M0 0${zigzag}"/>`);
const painter = new SvgPainter(10_000);

test('a drawing is straight RGBA of the size asked for, the same every time', async () => {
  const [first, second] = await Promise.all([
    painter.paint(square, { width: 30, height: 20 }),
    painter.paint(square, { width: 30, height: 20 }),
  ]);
  expect([first.width, first.height, first.data.length]).toEqual([30, 20, 2400]);
  expect([...first.data.subarray(0, 4)]).toEqual([219, 38, 38, 128]);
  expect(Buffer.compare(Buffer.from(first.data), Buffer.from(second.data))).toBe(0);
});

describe('what cannot be painted', () => {
  test('for want of memory is refused, and the next is painted', async () => {
    const [broken, next] = await Promise.allSettled([
      painter.paint(needsMemory, { width: 4000, height: 4000 }),
      painter.paint(square, { width: 4000, height: 2000 }),
    ]);
    expect(broken).toMatchObject({
      reason: { code: 'svg_refused', message: 'the SVG is too large or too intricate to draw' },
    });
    expect(next).toMatchObject({ value: { width: 4000, height: 2000 } });
  });

  test('in time is refused, is not tried again, and the next is painted', async () => {
    const hasty = new SvgPainter(200);
    const paint = () => hasty.paint(needsTime, { width: 1000, height: 1000 }).catch((error: unknown) => error);
    const failure = await paint();
    expect(failure).toMatchObject({ code: 'svg_refused', message: 'the SVG takes too long to draw' });
    expect(await paint()).toBe(failure);
    await expect(painter.paint(square, { width: 2, height: 2 })).resolves.toMatchObject({ width: 2 });
  });
});

test('the memory of the wasm has an end', async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
  await initWasm(capMemory(wasm, 400));
  expect(rasteriseSvg(Resvg, square, { width: 100, height: 100 }, [])).toMatchObject({ width: 100 });
  expect(() => rasteriseSvg(Resvg, square, { width: 4000, height: 4000 }, [])).toThrow(/unreachable/);
});
