import { describe, expect, test } from 'vitest';
import { capMemory, rasteriseSvg, type SafeSvg, sanitiseSvg } from '../../svg/index.ts';
import { freshResvg } from '../testing/fresh-resvg.ts';
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

describe('drawings of one page', () => {
  test('have a time together, which is gone for the next however it was spent', async () => {
    const time = { leftMs: 150 };
    const slow = { ...needsTime, inside: `${needsTime.inside}<g/>` };
    const paint = (svg: SafeSvg, side: number) => painter.paint(svg, { width: side, height: side }, time);
    await paint(square, 10);
    expect(time.leftMs).toBeLessThan(150);
    await expect(paint(slow, 1000)).rejects.toMatchObject({ message: 'the SVG takes too long to draw' });
    expect(time.leftMs).toBeLessThan(1);
    await expect(paint(square, 11)).rejects.toMatchObject({
      code: 'svg_refused',
      message: 'the SVGs before it on the page took too long to draw',
    });
  });

  test('that were too much before cost as much again', async () => {
    const hasty = new SvgPainter(200);
    for (let row = 0; row < 2; row++) {
      const time = { leftMs: 1000 };
      await hasty.paint(needsTime, { width: 1000, height: 1000 }, time).catch(() => undefined);
      expect(time.leftMs).toBeLessThan(850);
    }
  });
});

test('many layers are refused at a large size before they are begun', async () => {
  const layers = drawing('<rect width="1" height="1" opacity=".5"/>'.repeat(2000));
  const refusal = await painter.paint(layers, { width: 1010, height: 1000 }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ message: 'the SVG has too many layers to be drawn at 1010×1000' });
  await expect(painter.paint(layers, { width: 100, height: 100 })).resolves.toMatchObject({ width: 100 });
});

test('the memory of the wasm has an end', async () => {
  const { Resvg } = await freshResvg((wasm) => capMemory(wasm, 400));
  expect(rasteriseSvg(Resvg, square, { width: 100, height: 100 }, [])).toMatchObject({ width: 100 });
  expect(() => rasteriseSvg(Resvg, square, { width: 4000, height: 4000 }, [])).toThrow(/unreachable/);
});
