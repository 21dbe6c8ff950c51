import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../limits.ts';
import { parsePath } from './parse-path.ts';
import { pathBounds } from './path-bounds.ts';
import type { PathSegment } from './path-segment.ts';

/** Segments as absolute path data, rounded; curves in full. */
function written(segments: readonly PathSegment[]): string {
  const round = (value: number): number => Math.round(value * 1000) / 1000 + 0;
  const words = segments.map((segment) => {
    if (segment.type === 'close') return 'Z';
    const end = `${round(segment.x)} ${round(segment.y)}`;
    if (segment.type === 'move') return `M${end}`;
    if (segment.type === 'line') return `L${end}`;
    return `C${round(segment.x1)} ${round(segment.y1)} ${round(segment.x2)} ${round(segment.y2)} ${end}`;
  });
  return words.join(' ');
}

describe('path data', () => {
  it.each([
    ['absolute lines', 'M 10 20 L 30 40', 'M10 20 L30 40'],
    ['relative lines', 'm10 20 l30 40', 'M10 20 L40 60'],
    ['pairs after a move are lines', 'M1 2 3 4 5 6', 'M1 2 L3 4 L5 6'],
    ['pairs after a relative move are relative lines', 'm1 2 3 4 5 6', 'M1 2 L4 6 L9 12'],
    ['horizontal and vertical, repeated', 'M1 2 H5 9 V7 h-2 v-1-1', 'M1 2 L5 2 L9 2 L9 7 L7 7 L7 6 L7 5'],
    ['numbers run together', 'M1.5.5-3-4', 'M1.5 0.5 L-3 -4'],
    ['exponents, signs and a trailing point', 'M+1e1-.5E1L1.,2e-1', 'M10 -5 L1 0.2'],
    ['flags touch what follows', 'M0 0a1 1 0 0010 0', 'M0 0 C0 2.761 2.239 5 5 5 C7.761 5 10 2.761 10 0'],
    ['commas and line ends', 'M\n1,2\tL\r3 , 4', 'M1 2 L3 4'],
    ['a relative move after a close counts from the start', 'M5 5 h5 v5 z m1 1 h2', 'M5 5 L10 5 L10 10 Z M6 6 L8 6'],
    ['going on after a close', 'M5 5 h5 v5 z h-5', 'M5 5 L10 5 L10 10 Z L0 5'],
    ['cubics, smooth after a cubic', 'M0 0C0 1 2 3 4 4S8 6 9 9', 'M0 0 C0 1 2 3 4 4 C6 5 8 6 9 9'],
    ['smooth after anything else begins where it is', 'M1 1 L4 4 S8 6 9 9', 'M1 1 L4 4 C4 4 8 6 9 9'],
    ['quadratics as cubics', 'M0 0 Q3 3 6 0', 'M0 0 C2 2 4 2 6 0'],
    ['smooth quadratics', 'M0 0 q3 3 6 0 t6 0', 'M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0'],
    ['smooth quadratic after a cubic is a line', 'M0 0 C1 1 2 2 3 3 T6 6', 'M0 0 C1 1 2 2 3 3 C3 3 4 4 6 6'],
    ['an arc without a radius is a line', 'M0 0 A0 5 0 0 1 10 10', 'M0 0 L10 10'],
    ['an arc to where it is is nothing', 'M3 3 A5 5 0 0 1 3 3 L4 4', 'M3 3 L4 4'],
    ['radii that are too small grow', 'M0 0 A1 1 0 0 1 10 0', 'M0 0 C0 -2.761 2.239 -5 5 -5 C7.761 -5 10 -2.761 10 0'],
    ['negative radii are positive', 'M0 0 A-5 -5 0 0 1 10 0', 'M0 0 C0 -2.761 2.239 -5 5 -5 C7.761 -5 10 -2.761 10 0'],
    ['nothing', '', ''],
    ['only space', ' \n', ''],
  ])('%s', (_, data, expected) => {
    const parsed = parsePath(data);
    expect(written(parsed.segments)).toBe(expected);
    expect(parsed.problem).toBeNull();
  });

  it.each([
    ['does not begin with a move', 'L1 1', '', 0],
    ['has a letter that is no command', 'M0 0 L1 1 B2 2', 'M0 0 L1 1', 10],
    ['lacks a number', 'M0 0 L1 1 5', 'M0 0 L1 1', 11],
    ['has a flag that is none', 'M0 0 H4 A1 1 0 2 0 5 5', 'M0 0 L4 0', 15],
    ['has two commas', 'M0 0 L1,,1', 'M0 0', 8],
    ['has a word among numbers', 'M0 0 L1 NaN', 'M0 0', 8],
    ['has a number beyond all pages', 'M0 0 L1e7 0 L1 1', 'M0 0', 9],
    ['has an infinite number', 'M0 0 H1e999', 'M0 0', 11],
  ])('that %s is drawn up to there', (_, data, expected, offset) => {
    const { segments, problem } = parsePath(data);
    expect(written(segments)).toBe(expected);
    expect(problem).toMatchObject({ code: 'path_invalid', offset });
    expect(problem?.message).toContain(`character ${offset + 1}`);
  });

  it('has at most so many characters and segments', () => {
    const long = parsePath(`M0 0${' '.repeat(LIMITS.pathLength)}L1 1`);
    expect(long.problem?.code).toBe('path_too_long');
    const many = parsePath(`M0 0${'h1'.repeat(LIMITS.pathSegments + 10)}`);
    expect(many.problem?.code).toBe('path_too_long');
    expect(many.segments.length).toBeLessThanOrEqual(LIMITS.pathSegments);
    expect(many.segments.length).toBeGreaterThan(LIMITS.pathSegments - 10);
  });

  it('never throws, and what it draws is finite', () => {
    const word = fc.constantFrom(
      'M',
      'm',
      'l',
      'c',
      'S',
      'q',
      'T',
      'a',
      'A',
      'z',
      'v',
      '-',
      '.',
      ',',
      ' ',
      '1',
      '0',
      'e',
      '12.5',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 60 }).map((words) => `M${words.join('')}`),
          fc.string(),
        ),
        (data) => {
          const { segments } = parsePath(data);
          expect(JSON.stringify(segments)).not.toContain('null');
        },
      ),
    );
  });
});

const coordinate = fc.integer({ min: -100, max: 100 });
const radius = fc.integer({ min: 1, max: 100 });

/** Points on the curves of a path, its ends included. */
function* sampled(segments: readonly PathSegment[]): Generator<{ x: number; y: number }> {
  let last = { x: 0, y: 0 };
  for (const segment of segments) {
    if (segment.type === 'close') continue;
    if (segment.type === 'curve') {
      for (let t = 0; t <= 1; t += 0.05) {
        const s = 1 - t;
        const along = (a: number, b: number, c: number, d: number): number =>
          s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
        yield {
          x: along(last.x, segment.x1, segment.x2, segment.x),
          y: along(last.y, segment.y1, segment.y2, segment.y),
        };
      }
    }
    last = segment;
    yield segment;
  }
}

describe('an arc', () => {
  it('ends where it says and stays on one ellipse of its radii', () => {
    fc.assert(
      fc.property(coordinate, coordinate, radius, fc.nat(90), fc.nat(1), fc.nat(1), (x, y, r, turn, large, sweep) => {
        fc.pre(x !== 0 || y !== 0);
        const rx = Math.max(r, Math.hypot(x, y));
        const { segments } = parsePath(`M0 0 A${rx} ${rx} ${turn} ${large} ${sweep} ${x} ${y}`);
        const points = [...sampled(segments)];
        expect(points.at(-1)).toMatchObject({ x, y });
        // The centre of a circle through both ends is as far from each point as its radius.
        const half = Math.hypot(x, y) / 2;
        const away = Math.sqrt(rx * rx - half * half) * (large === sweep ? -1 : 1);
        const centre = { x: x / 2 - (away * y) / (2 * half), y: y / 2 + (away * x) / (2 * half) };
        for (const point of points) {
          expect(Math.abs(Math.hypot(point.x - centre.x, point.y - centre.y) - rx)).toBeLessThan(rx * 3e-4);
        }
      }),
    );
  });
});

describe('the bounds of a path', () => {
  it('are those of its curves, not of their control points', () => {
    expect(pathBounds(parsePath('M0 0 C0 40 100 40 100 0').segments)).toEqual({ x: 0, y: 0, width: 100, height: 30 });
  });

  it('leave out a move that draws nothing', () => {
    expect(pathBounds(parsePath('M500 500 M10 10 h5 v5').segments)).toEqual({ x: 10, y: 10, width: 5, height: 5 });
    expect(pathBounds(parsePath('M500 500').segments)).toBeNull();
  });

  it('hold every point of it, tightly', () => {
    const four = fc.tuple(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(four, four, (first, second) => {
        const { segments } = parsePath(`M0 0C${first.join(' ')}S${second.slice(0, 4).join(' ')}`);
        const box = pathBounds(segments)!;
        const points = [...sampled(segments), { x: 0, y: 0 }];
        const xs = points.map(({ x }) => x);
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(box.x - 1e-9);
        expect(Math.max(...xs)).toBeLessThanOrEqual(box.x + box.width + 1e-9);
        expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(box.width * 0.98);
      }),
    );
  });
});
