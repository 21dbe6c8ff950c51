import type { ColorPoint } from './cut-colors.ts';

/** About what a round may cost: points × centres. */
const WORK = 3_000_000;

/** Lloyd's k-means from given centres, a few rounds: each point goes to its nearest centre, each centre to its mean. */
export function refineColors(points: readonly ColorPoint[], centres: readonly ColorPoint[]): ColorPoint[] {
  let current = [...centres];
  const rounds = Math.min(4, Math.floor(WORK / Math.max(1, points.length * centres.length)) + 1);
  for (let round = 0; round < rounds; round++) current = oneRound(points, current);
  return current;
}

function oneRound(points: readonly ColorPoint[], centres: readonly ColorPoint[]): ColorPoint[] {
  const count = centres.length;
  const flat = Float64Array.from(centres.flatMap(({ r, g, b }) => [r, g, b]));
  const sums = new Float64Array(count * 4);
  for (const { r, g, b, weight } of points) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0, place = 0; at < count; at++, place += 3) {
      const dr = flat[place]! - r;
      const dg = flat[place + 1]! - g;
      const db = flat[place + 2]! - b;
      const distance = dr * dr + dg * dg + db * db;
      if (distance < least) {
        least = distance;
        nearest = at;
      }
    }
    const place = nearest * 4;
    sums[place]! += weight * r;
    sums[place + 1]! += weight * g;
    sums[place + 2]! += weight * b;
    sums[place + 3]! += weight;
  }
  return centres.map((centre, at) => {
    const weight = sums[at * 4 + 3]!;
    if (weight === 0) return centre;
    return { r: sums[at * 4]! / weight, g: sums[at * 4 + 1]! / weight, b: sums[at * 4 + 2]! / weight, weight };
  });
}
