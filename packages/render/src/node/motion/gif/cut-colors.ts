/** A colour, channels 0..255, with how much it matters. */
export interface ColorPoint {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly weight: number;
}

type Channel = 'r' | 'g' | 'b';
const CHANNELS: readonly Channel[] = ['r', 'g', 'b'];

interface Cluster {
  readonly points: readonly ColorPoint[];
  readonly mean: ColorPoint;
  /** The channel that varies most, and its weighted squared deviation. */
  readonly channel: Channel;
  readonly spread: number;
}

/** Means of at most `count` clusters: the one that varies most is cut at its mean until there are enough. */
export function cutColors(points: readonly ColorPoint[], count: number): ColorPoint[] {
  if (points.length === 0 || count < 1) return [];
  const clusters = [clusterOf(points)];
  while (clusters.length < count) {
    let widest = 0;
    for (let at = 1; at < clusters.length; at++) if (clusters[at]!.spread > clusters[widest]!.spread) widest = at;
    const { points: all, mean, channel, spread } = clusters[widest]!;
    if (spread <= 1e-9) break;
    clusters[widest] = clusterOf(all.filter((point) => point[channel] <= mean[channel]));
    clusters.push(clusterOf(all.filter((point) => point[channel] > mean[channel])));
  }
  return clusters.map(({ mean }) => mean);
}

function clusterOf(points: readonly ColorPoint[]): Cluster {
  const sums = { weight: 0, r: 0, g: 0, b: 0, rr: 0, gg: 0, bb: 0 };
  for (const { weight, r, g, b } of points) {
    sums.weight += weight;
    sums.r += weight * r;
    sums.g += weight * g;
    sums.b += weight * b;
    sums.rr += weight * r * r;
    sums.gg += weight * g * g;
    sums.bb += weight * b * b;
  }
  const { weight } = sums;
  const mean = { r: sums.r / weight, g: sums.g / weight, b: sums.b / weight, weight };
  const spreads = {
    r: sums.rr - weight * mean.r * mean.r,
    g: sums.gg - weight * mean.g * mean.g,
    b: sums.bb - weight * mean.b * mean.b,
  };
  const channel = CHANNELS.reduce((most, each) => (spreads[each] > spreads[most] ? each : most));
  return { points, mean, channel, spread: points.length > 1 ? spreads[channel] : 0 };
}
