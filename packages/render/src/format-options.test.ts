import { expect, test } from 'vitest';
import { foreignOptions } from './format-options.ts';

test.each([
  [{ format: 'png', paper: 'A4' }, ['paper']],
  [{ format: 'pdf', maxBytes: 5000, palette: true }, ['maxBytes', 'palette']],
  [{ format: 'pdf', paper: 'A4', margin: 10 }, []],
  [{ format: 'webp', fps: 20 }, ['fps']],
  [{ format: 'webp', animated: true, fps: 20, loop: 0 }, []],
  [{ format: 'webp', animated: true, lossless: true }, ['lossless']],
  [{ format: 'gif', fps: 20, animated: true }, ['animated']],
  [{ format: 'png', animated: false, quality: 50, constructor: 1 }, []],
] as const)('%j: %j', (options, foreign) => {
  expect(foreignOptions(options).map(({ option }) => option)).toEqual(foreign);
});
