import { expect, test } from 'vitest';
import { compileExpression, readableOn } from './index.ts';

test.each([
  ['#000000', '#ffffff'],
  ['#ffff00', '#111111'],
  ['hsl(240 100% 50%)', '#ffffff'],
  ['no colour', '#ffffff'],
])('on %s one reads %s', (background, letters) => {
  expect(readableOn(background)).toBe(letters);
});

test('contrast is measured as WCAG does', () => {
  const env = { locale: 'en-US', timeZone: 'UTC', now: 0 };
  const contrast = compileExpression('contrast(a, b)');
  expect(contrast.evaluate({ a: '#ff0000', b: '#000' }, env).value).toBe(5.25);
  expect(contrast.evaluate({ a: '#000', b: '#fff' }, env).value).toBe(21);
});
