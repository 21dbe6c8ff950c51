import { describe, expect, it } from 'vitest';
import { imagesPerPass, measure, median } from './measure.ts';
import { cardRows } from './reference-card/rows.ts';
import type { Painter } from './subject.ts';

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('imagesPerPass', () => {
  const effort = { repetitions: 5, seconds: 10 };
  it('paints every row when the subject is fast', () => expect(imagesPerPass(1, 200, effort)).toBe(200));
  it('paints fewer when time would run out', () => expect(imagesPerPass(100, 200, effort)).toBe(20));
  it('never paints fewer than five, nor more than there are', () => {
    expect(imagesPerPass(10_000, 200, effort)).toBe(5);
    expect(imagesPerPass(10_000, 3, effort)).toBe(3);
  });
});

describe('measure', () => {
  it('averages bytes and stages over every image of every pass, and leaves the warm-up out', async () => {
    let painted = 0;
    const painter: Painter = {
      paint: () => {
        painted++;
        const warm = painted > 10;
        return Promise.resolve({ bytes: new Uint8Array(warm ? 100 : 9999), stagesMs: { paint: warm ? 2 : 999 } });
      },
    };
    const seen: number[] = [];
    const result = await measure(painter, cardRows(10), 'png', { repetitions: 3, seconds: 5 }, (pass) =>
      seen.push(pass),
    );
    expect(painted).toBe(40);
    expect(seen).toEqual([1, 2, 3]);
    expect(result).toMatchObject({ images: 10, repetitions: 3, bytes: 100, stagesMs: { paint: 2 } });
    expect(result.passes).toHaveLength(3);
    expect(result.imagesPerSecond).toBe(median(result.passes));
  });
});
