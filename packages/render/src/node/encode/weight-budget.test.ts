import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type EncodeOptions, encode, type Pixels } from '../encode.ts';
import { starterCard } from '../testing/starter-card.ts';
import type { Setting } from './setting.ts';
import { writeWithin } from './weight-budget.ts';

/** Settings whose files weigh what is said, and a count of the files written. */
function settings(...weights: number[]) {
  const write = vi.fn((weight: number) => Promise.resolve(new Uint8Array(weight)));
  const all = weights.map((weight, index): Setting => {
    const quality = 90 - index;
    return { quality, cost: `quality ${quality}`, write: () => write(weight) };
  });
  return { all, write };
}

describe('the best setting under a budget', () => {
  test('is the first where it fits, and nothing else is tried', async () => {
    const { all, write } = settings(500, 400);
    expect(await writeWithin(500, all)).toMatchObject({ quality: 90, issues: [] });
    expect(write).toHaveBeenCalledOnce();
  });

  test('without a budget is the first, whatever it weighs', async () => {
    expect(await writeWithin(undefined, settings(1e6, 1).all)).toMatchObject({ quality: 90, issues: [] });
  });

  test.each(Array.from({ length: 31 }, (_, index) => index))('is found by six files, at step %i', async (step) => {
    const weights = Array.from({ length: 32 }, (_, index) => 1000 - index * 10);
    const { all, write } = settings(...weights);
    const image = await writeWithin(weights[step + 1], all);
    expect(image.bytes).toHaveLength(weights[step + 1]!);
    expect(image.issues).toMatchObject([{ code: 'quality_reduced', severity: 'info' }]);
    expect(write.mock.calls.length).toBeLessThanOrEqual(6);
  });

  test('is the lightest where none fits, and both weights are told', async () => {
    const image = await writeWithin(9_000, settings(20_000, 15_000, 12_345, 11_900).all);
    expect(image.bytes).toHaveLength(11_900);
    expect(image.issues.map(({ code, message }) => [code, message])).toEqual([
      ['quality_reduced', 'For the weight budget of 9000 bytes the image was written with quality 87.'],
      [
        'over_weight_budget',
        'The image weighs 11.9 KB, and its weight budget is 9000 bytes; with less quality it would look broken.',
      ],
    ]);
  });

  test('never is heavier than one that was seen to be lighter', async () => {
    expect((await writeWithin(1, settings(50, 70, 60, 80).all)).bytes).toHaveLength(50);
  });
});

describe('a real card', () => {
  let card: Pixels;
  beforeAll(async () => {
    card = await starterCard('year-in-review', 3);
  });
  const budgets: [EncodeOptions, ...number[]][] = [
    [{ format: 'png' }, 250_000, 100_000],
    [{ format: 'jpeg' }, 195_000, 100_000, 70_000],
    [{ format: 'jpeg', progressive: false }, 195_000, 100_000],
    [{ format: 'webp' }, 60_000, 45_000],
    [{ format: 'avif' }, 38_000],
  ];

  test.each(budgets)(
    '%j is brought under %i and less, losing as little as can be',
    async (options, ...limits) => {
      const free = await encode(card, options);
      let before = free.bytes.length;
      for (const maxBytes of limits) {
        const image = await encode(card, { ...options, maxBytes });
        expect(image.bytes.length).toBeLessThanOrEqual(maxBytes);
        // Steps are no wider than a palette's.
        expect(image.bytes.length).toBeGreaterThan(maxBytes * (options.format === 'png' ? 0.4 : 0.9));
        expect(image.bytes.length).toBeLessThan(before);
        expect(image.issues.map(({ code }) => code)).not.toContain('over_weight_budget');
        before = image.bytes.length;
      }
    },
    60_000,
  );

  test('as JPEG is packed harder before it loses anything', async () => {
    const free = await encode(card, { format: 'jpeg' });
    const packed = await encode(card, { format: 'jpeg', maxBytes: free.bytes.length - 1 });
    expect(packed).toMatchObject({ quality: free.quality, issues: [] });
    expect(Buffer.compare(await rawPixels(packed.bytes), await rawPixels(free.bytes))).toBe(0);
  });

  test('that cannot be light enough is the lightest there is, and says so', async () => {
    const image = await encode(card, { format: 'jpeg', maxBytes: 20_000 });
    expect(image.quality).toBe(40);
    expect(image.issues.map(({ code }) => code)).toEqual(['quality_reduced', 'over_weight_budget']);
  });

  test('keeps its exact pixels where no palette is wanted', async () => {
    const image = await encode(card, { format: 'png', palette: false, maxBytes: 120_000 });
    expect(image.quality).toBe(100);
    expect(image.issues.map(({ code }) => code)).toEqual(['over_weight_budget']);
  });
});

const rawPixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer();
