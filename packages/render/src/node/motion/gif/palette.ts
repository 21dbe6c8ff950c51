import type { ColorCounts } from './color-counts.ts';
import { type ColorPoint, cutColors } from './cut-colors.ts';
import { refineColors } from './refine-colors.ts';

/** A colour that covers more than this is kept exactly: a brand's colour must not shift. */
const KEPT_SHARE = 0.01;

/**
 * At most `size` colours, as `0xbbggrr`, for what was counted: all of them where they are no more, else the large areas'
 * own, and for the rest the means of clusters. Equal counts give equal palettes.
 */
export function paletteFor(counts: ColorCounts, size: number): number[] {
  if (counts.size <= size) return [...counts.entries()].map(([color]) => color);
  const kept: number[] = [];
  const bins = new Map<number, { weight: number; r: number; g: number; b: number }>();
  const large = [...counts.entries()]
    .filter(([, count]) => count > counts.total * KEPT_SHARE)
    .sort(([a, many], [b, more]) => more - many || a - b)
    .slice(0, size >> 2);
  kept.push(...large.map(([color]) => color));
  const isKept = new Set(kept);
  for (const [color, count] of counts.entries()) {
    if (isKept.has(color)) continue;
    const [r, g, b] = channelsOf(color);
    const key = ((r >>> 3) << 10) | ((g >>> 3) << 5) | (b >>> 3);
    const bin = bins.get(key);
    if (!bin) bins.set(key, { weight: count, r: r * count, g: g * count, b: b * count });
    else {
      bin.weight += count;
      bin.r += r * count;
      bin.g += g * count;
      bin.b += b * count;
    }
  }
  const points = [...bins.values()].map(
    ({ weight, r, g, b }): ColorPoint => ({
      r: r / weight,
      g: g / weight,
      b: b / weight,
      // Damped, so that a small picture on a large gradient gets its share of the colours.
      weight: weight ** 0.6,
    }),
  );
  const centres = refineColors(points, cutColors(points, size - kept.length));
  return [...new Set([...kept, ...centres.map(packed)])];
}

function packed({ r, g, b }: ColorPoint): number {
  return Math.round(r) | (Math.round(g) << 8) | (Math.round(b) << 16);
}

/** Red, green and blue of `0xbbggrr`. */
export function channelsOf(color: number): [number, number, number] {
  return [color & 0xff, (color >>> 8) & 0xff, color >>> 16];
}
