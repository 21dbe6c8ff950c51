import { expect, test } from 'vitest';
import { hasNumbers, runningText } from './running-number.ts';

const VECTORS: readonly [text: string, locale: string, from: number, share: number, shown: string][] = [
  ['1,234', 'en-US', 0, 0, '0'],
  ['1,234', 'en-US', 0, 0.5, '617'],
  ['1,234', 'en-US', 0, 0.9, '1,110'],
  ['1,234', 'en-US', 1000, 0.5, '1,117'],
  ['$1,234.50 saved', 'en-US', 0, 0.1, '$123.45 saved'],
  ['87 %', 'en-US', 0, 0.5, '43 %'],
  ['1.234,5', 'de-DE', 0, 0.01, '12,3'],
  ['1.234', 'de-DE', 0, 0.9, '1.110'],
  ['1.2K', 'en-US', 0, 0.5, '0.6K'],
  ['12,34,567', 'en-IN', 0, 0.5, '6,17,283'],
  ['1\u202f234,00', 'fr-FR', 0, 0.5, '617,00'],
  ['١٬٢٣٤', 'ar-EG', 0, 0.5, '٦١٧'],
  ['१२३', 'hi-IN', 0, 0.5, '६१'],
  ['3 of 12', 'en-US', 0, 0.5, '1 of 6'],
  ['007', 'en-US', 0, 0.5, '003'],
  ['-40', 'en-US', 0, 0.5, '-20'],
  ['10', 'en-US', 100, 0.5, '55'],
  ['123456789012345678901', 'en-US', 0, 0.5, '123456789012345678901'],
  ['no number', 'en-US', 0, 0.5, 'no number'],
  ['1,234', 'en-US', 0, 1, '1,234'],
];

test.each(VECTORS)('%s in %s from %d, at %d of the way: %s', (text, locale, from, share, shown) => {
  expect(runningText(text, { from, share, locale, padded: false })).toBe(shown);
});

test('a padded number keeps all of its digits', () => {
  expect(runningText('of 1,234.5', { from: 0, share: 0.01, locale: 'en-US', padded: true })).toBe('of 0,012.3');
});

test('digits of any script are numbers, words are not', () => {
  expect(['4', '٤', '４', 'four', 'Ⅳ', ''].map(hasNumbers)).toEqual([true, true, true, false, false, false]);
});
