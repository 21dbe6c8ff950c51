import type { Issue } from '@pictify/expr';
import type { EncodedImage } from '../encode.ts';
import type { Setting } from './setting.ts';

/**
 * Writes the image in the best way that stays within `maxBytes`: the first setting if it fits, else the best of the
 * others by halving, which asks nothing of earlier images, so that equal images end equal. `settings` go from the
 * heaviest to the lightest; where one is out of order a fitting, slightly lesser one may be taken.
 */
export async function writeWithin(
  maxBytes: number = Number.POSITIVE_INFINITY,
  [first, ...lighter]: readonly Setting[],
): Promise<EncodedImage> {
  if (!first) throw new Error('A format has at least one setting.');
  let best = await written(first);
  if (best.bytes.length <= maxBytes) return { bytes: best.bytes, quality: first.quality, issues: [] };
  let from = 0;
  let to = lighter.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const next = await written(lighter[middle] as Setting);
    const fits = next.bytes.length <= maxBytes;
    // Until something fits, the lightest so far is the best there is.
    if (fits || next.bytes.length < best.bytes.length) best = next;
    if (fits) to = middle;
    else from = middle + 1;
  }
  const { bytes, setting } = best;
  const issues: Issue[] = [];
  if (setting.cost !== first.cost) issues.push(reduced(setting, maxBytes));
  if (bytes.length > maxBytes) issues.push(tooHeavy(bytes.length, maxBytes));
  return { bytes, quality: setting.quality, issues };
}

async function written(setting: Setting): Promise<{ bytes: Uint8Array; setting: Setting }> {
  return { bytes: await setting.write(), setting };
}

const reduced = ({ cost }: Setting, maxBytes: number): Issue => ({
  code: 'quality_reduced',
  severity: 'info',
  message: `For the weight budget of ${kilobytes(maxBytes)} the image was written with ${cost}.`,
});

const tooHeavy = (bytes: number, maxBytes: number): Issue => ({
  code: 'over_weight_budget',
  severity: 'warning',
  message: `The image weighs ${kilobytes(bytes)}, and its weight budget is ${kilobytes(maxBytes)}; with less quality it would look broken.`,
});

/** Kilobytes of 1000 bytes, as mail tools count them; bytes where two would look the same. */
const kilobytes = (bytes: number): string => (bytes < 10_000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} KB`);
