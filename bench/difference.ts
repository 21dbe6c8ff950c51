import { createCanvas, loadImage } from '@napi-rs/canvas';

/**
 * Mean absolute difference of two images over the colour channels, 0..255; text edges alone give well under 2 here, a
 * missing blur or avatar far more. Images of different sizes are `Infinity` apart.
 */
export async function meanDifference(left: Buffer, right: Buffer): Promise<number> {
  const [a, b] = [await pixels(left), await pixels(right)];
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let at = 0; at < a.length; at++) if (at % 4 !== 3) sum += Math.abs(a[at]! - b[at]!);
  return sum / (a.length * 0.75);
}

async function pixels(bytes: Buffer): Promise<Uint8ClampedArray> {
  const image = await loadImage(bytes);
  const ctx = createCanvas(image.width, image.height).getContext('2d');
  ctx.drawImage(image, 0, 0);
  return ctx.getImageData(0, 0, image.width, image.height).data;
}
