import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Share, shareRoom } from './share-room.ts';

const UNLIMITED = Number.POSITIVE_INFINITY;
const share = (weight: number, least = 0, most = UNLIMITED): Share => ({ weight, least, most });

describe('a room', () => {
  test.each<[string, Share[], number, number[]]>([
    ['is shared by weight', [share(1), share(2), share(3)], 60, [10, 20, 30]],
    ['goes to the others beyond a maximum', [share(1, 0, 5), share(1), share(1)], 45, [5, 20, 20]],
    ['is taken from the others for a minimum', [share(1, 30), share(1), share(1)], 40, [30, 5, 5]],
    ['knows both at once', [share(1, 30), share(1, 0, 4), share(1)], 50, [30, 4, 16]],
    ['is not given to weight 0 beyond its minimum', [share(0, 7), share(1)], 20, [7, 13]],
    ['too small gives the minimum', [share(1, 30), share(1, 30)], 40, [30, 30]],
    ['too large gives the maximum', [share(1, 0, 10), share(2, 0, 10)], 40, [10, 10]],
    ['without end is without end', [share(1), share(0, 3)], UNLIMITED, [UNLIMITED, 3]],
    ['that is negative is nothing', [share(1), share(1)], -10, [0, 0]],
    ['for nobody is nobody’s', [], 10, []],
  ])('%s', (_, shares, room, expected) => {
    expect(shareRoom(shares, room)).toEqual(expected);
  });
});

const anyShare = fc
  .record({ weight: fc.integer({ min: 0, max: 5 }), least: fc.nat(50), extra: fc.nat(50), open: fc.boolean() })
  .map(({ weight, least, extra, open }) => share(weight, least, open ? UNLIMITED : least + extra));

test('is used up where limits allow, and nobody leaves their own', () => {
  fc.assert(
    fc.property(fc.array(anyShare, { maxLength: 8 }), fc.nat(600), (shares, room) => {
      const parts = shareRoom(shares, room);
      const sum = parts.reduce((total, part) => total + part, 0);
      const least = shares.reduce((total, each) => total + each.least, 0);
      const most = shares.reduce((total, each) => total + (each.weight > 0 ? each.most : each.least), 0);
      expect(sum).toBeCloseTo(Math.min(most, Math.max(least, room)), 6);
      for (const [index, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(shares[index]!.least);
        expect(part).toBeLessThanOrEqual(shares[index]!.most);
      }
    }),
  );
});

test('is shared as the loop of CSS Flexible Box Layout does it', () => {
  fc.assert(
    fc.property(fc.array(anyShare, { maxLength: 8 }), fc.nat(600), (shares, room) => {
      const expected = flexLoop(shares, room);
      for (const [index, part] of shareRoom(shares, room).entries()) expect(part).toBeCloseTo(expected[index]!, 6);
    }),
  );
});

/** Section 9.7, steps 4 and 5, for a flex basis of 0; items that do not grow are frozen at their minimum. */
function flexLoop(shares: readonly Share[], room: number): number[] {
  const frozen = new Map<number, number>();
  for (const [index, { weight, least }] of shares.entries()) if (weight === 0) frozen.set(index, least);
  for (;;) {
    const open = shares.map((_, index) => index).filter((index) => !frozen.has(index));
    if (open.length === 0) return shares.map((_, index) => frozen.get(index)!);
    const free = Math.max(0, room - [...frozen.values()].reduce((sum, size) => sum + size, 0));
    const weights = open.reduce((sum, index) => sum + shares[index]!.weight, 0);
    const targets = open.map((index) => {
      const { weight, least, most } = shares[index]!;
      const wanted = (free * weight) / weights;
      const size = Math.max(least, Math.min(most, wanted));
      return { index, size, violation: size - wanted };
    });
    const total = targets.reduce((sum, { violation }) => sum + violation, 0);
    for (const { index, size, violation } of targets) {
      if (Math.abs(total) < 1e-9 || (total > 0 ? violation > 0 : violation < 0)) frozen.set(index, size);
    }
  }
}
