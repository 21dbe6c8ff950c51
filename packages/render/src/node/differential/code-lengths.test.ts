import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeLengths } from './code-lengths.ts';

const allCounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 286 });

const cost = (counts: readonly number[], lengths: readonly number[]): number =>
  counts.reduce((sum, count, symbol) => sum + count * lengths[symbol]!, 0);

/** The total of all inner nodes of Huffman's tree is the number of bits that his code takes. */
function huffmanCost(counts: readonly number[]): number {
  const nodes = [...counts];
  let total = 0;
  while (nodes.length > 1) {
    nodes.sort((a, b) => b - a);
    const node = nodes.pop()! + nodes.pop()!;
    total += node;
    nodes.push(node);
  }
  return total;
}

/** By trying all lengths; `room` is what is left of the codes of the greatest length. */
function leastCost([count, ...others]: readonly number[], limit: number, room = 2 ** limit): number {
  if (count === undefined) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let length = 1; length <= limit; length++) {
    const left = room - 2 ** (limit - length);
    if (left >= others.length) least = Math.min(least, count * length + leastCost(others, limit, left));
  }
  return least;
}

test('use every code there is, none longer than the limit', () => {
  fc.assert(
    fc.property(allCounts, fc.integer({ min: 9, max: 15 }), (counts, limit) => {
      const lengths = codeLengths(counts, limit);
      expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(limit);
    }),
  );
});

test('are as good as Huffman’s where the limit does not matter', () => {
  fc.assert(
    fc.property(allCounts, (counts) => {
      expect(cost(counts, codeLengths(counts, 40))).toBe(huffmanCost(counts));
    }),
  );
});

test('are the best that the limit allows', () => {
  const few = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(few, fc.integer({ min: 3, max: 5 }), (counts, limit) => {
      expect(cost(counts, codeLengths(counts, limit))).toBe(leastCost(counts, limit));
    }),
  );
});

test('a symbol that does not occur has none', () => {
  expect(codeLengths([0, 5, 0, 5], 15)).toEqual([0, 1, 0, 1]);
});
