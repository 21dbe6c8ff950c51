import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { capMemory, type SafeSvg, sanitiseSvg } from '../../svg/index.ts';
import { SvgPainter } from './svg-painter.ts';

function drawing(body: string, attributes = 'viewBox="0 0 100 100"'): SafeSvg {
  const result = sanitiseSvg(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`));
  if ('refusal' in result) throw new Error(result.refusal);
  return result.svg;
}

const square = drawing('<rect width="100" height="100" fill="#dc2626" fill-opacity=".5"/>');
const needsMemory = drawing(
  '<filter id="f" x="-1e9" y="-1e9" width="2e9" height="2e9"><feFlood/></filter><rect width="9" height="9" filter="url(#f)"/>',
);
const needsTime = drawing(`<g opacity=".9">`.repeat(60) + '<rect width="100" height="100"/>' + '</g>'.repeat(60));
const painter = new SvgPainter(10_000);

test('a drawing is straight RGBA of the size asked for, the same every time', async () => {
  const [first, second] = await Promise.all([
    painter.paint(square, { width: 30, height: 20 }),
    painter.paint(square, { width: 30, height: 20 }),
  ]);
  expect([first.width, first.height, first.data.length]).toEqual([30, 20, 2400]);
  expect([...first.data.subarray(0, 4)]).toEqual([220, 38, 38, 128]);
  expect(Buffer.compare(first.data, second.data)).toBe(0);
});

describe('what cannot be painted', () => {
  test('for want of memory is refused, and the next is painted', async () => {
    const [broken, next] = await Promise.allSettled([
      painter.paint(needsMemory, { width: 10, height: 10 }),
      painter.paint(square, { width: 4000, height: 2000 }),
    ]);
    expect(broken).toMatchObject({
      reason: { code: 'svg_refused', message: 'the SVG is too large or too intricate to draw' },
    });
    expect(next).toMatchObject({ value: { width: 4000, height: 2000 } });
  });

  test('in time is refused, is not tried again, and the next is painted', async () => {
    const hasty = new SvgPainter(300);
    const size = { width: 4000, height: 4000 };
    await expect(hasty.paint(needsTime, size)).rejects.toMatchObject({ message: 'the SVG takes too long to draw' });
    const before = performance.now();
    await expect(hasty.paint(needsTime, size)).rejects.toMatchObject({ code: 'svg_refused' });
    expect(performance.now() - before).toBeLessThan(250);
    await expect(painter.paint(square, { width: 2, height: 2 })).resolves.toMatchObject({ width: 2 });
  });
});

test('the memory of the wasm has an end, and nothing else of it is changed', async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
  const module = await WebAssembly.compile(capMemory(wasm, 100));
  expect(WebAssembly.Module.exports(module)).toEqual(WebAssembly.Module.exports(await WebAssembly.compile(wasm)));
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { memory } = (await WebAssembly.instantiate(module, imports)).exports as { memory: WebAssembly.Memory };
  expect(memory.grow(1)).toBeGreaterThan(0);
  expect(() => memory.grow(100)).toThrow(RangeError);
});
