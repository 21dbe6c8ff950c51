import { expect, test } from 'vitest';
import { nearest } from './suggestion.ts';

test.each([
  ['upercase', ['lowercase', 'uppercase'], 'uppercase'],
  ['frist_name', ['last_name', 'first_name'], 'first_name'],
  ['NAME', ['name'], 'name'],
  ['ab', ['ba'], 'ba'],
  ['abcdefghi', ['abcdefxyz'], 'abcdefxyz'],
  ['abcdefghi', ['abcdewxyz'], undefined],
  ['a', ['b', 'xs'], undefined],
  ['name', ['colour'], undefined],
  ['n'.repeat(65), ['n'.repeat(65)], undefined],
])('%s of %j is %s', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected);
});
