import { RenderLimitError } from '@pictify/render/node';
import { expect, test } from 'vitest';
import { failureOf } from './failure-of.ts';

test('only what the renderer says of its limits is the caller’s doing', () => {
  const limit = new RenderLimitError('image_too_large', '5000×10 at scale 1 is too large.');
  expect(failureOf(limit)).toMatchObject({ code: 'image_too_large', message: '5000×10 at scale 1 is too large.' });
  const long = new RenderLimitError('motion_too_long', 'It moves for 20 s.');
  expect(failureOf(long)).toMatchObject({ code: 'output_refused', message: 'It moves for 20 s.' });
  expect(failureOf(new RangeError('Maximum call stack size exceeded'))).toMatchObject({
    code: 'render_failed',
    message: 'The image could not be rendered.',
    detail: expect.stringContaining('Maximum call stack'),
  });
  expect(failureOf(Object.assign(new Error('full'), { code: 'ENOSPC' })).code).toBe('storage_full');
  expect(failureOf('no error').code).toBe('render_failed');
});
