import type { Easing } from '@pictify/scene';
import { expect, test } from 'vitest';
import { ease } from './easing.ts';

test.each<Easing>(['linear', 'ease-in', 'ease-out', 'ease-in-out', 'back'])(
  '%s starts at 0 and ends at 1, exactly',
  (easing) => {
    expect([-1, 0, 1, 2].map((share) => ease(easing, share))).toEqual([0, 0, 1, 1]);
  },
);

test('in starts slowly, out ends slowly, back goes too far', () => {
  expect(ease('ease-in', 0.5)).toBe(0.125);
  expect(ease('ease-out', 0.5)).toBe(0.875);
  expect(ease('ease-in-out', 0.25)).toBe(0.0625);
  expect(ease('back', 0.7)).toBeGreaterThan(1);
});
