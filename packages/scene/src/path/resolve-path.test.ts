import { describe, expect, it } from 'vitest';
import { parsePath } from './parse-path.ts';
import { resolvePath } from './resolve-path.ts';

const closed = (data: string): boolean | undefined => resolvePath(parsePath(data).segments)?.closed;

describe('a path is closed', () => {
  it.each([
    ['that ends with Z', 'M0 0L100 0L50 80Z'],
    ['that comes back to its start', 'M0 0L100 0L50 80L0 0'],
    ['that comes back but for rounding', 'm0 0l.1 0l.1 .1l.1 .1l-.3 -.2'],
    ['of an arc of a whole turn, in two halves', 'M0 50A50 50 0 0 1 100 50A50 50 0 0 1 0 50'],
    ['of several parts that all are', 'M0 0h9v9zM20 20h9v9zm40 0h9v9z'],
    ['before a move that draws nothing', 'M0 0h9v9zM40 40'],
  ])('%s', (_, data) => expect(closed(data)).toBe(true));
});

describe('a path is open', () => {
  it.each([
    ['as a line', 'M0 0L100 100'],
    ['as an angle', 'M0 60 13 0 26 60'],
    ['if one of its parts is', 'M0 0h9v9zM20 20h9v9'],
    ['if its first part is', 'M0 0h9v9M20 20h9v9z'],
    ['if it goes on after Z', 'M0 0h9v9zL5 20'],
    ['if it has no inside', 'M0 0H100Z'],
  ])('%s', (_, data) => expect(closed(data)).toBe(false));
});

it('nothing drawn is no path', () => expect(resolvePath(parsePath('M5 5').segments)).toBeNull());
