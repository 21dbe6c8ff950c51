import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';

export interface PictureDifference {
  /** Of all pixels, 0 to 1. 1 where the sizes differ. */
  readonly share: number;
  /** What changed in magenta, over a pale version of the first picture. */
  readonly picture: Canvas;
}

/** A channel that differs by more than this, of 255, is seen. */
const tolerance = 2;

/** Compares two encoded pictures pixel by pixel. */
export async function pictureDifference(before: Uint8Array, after: Uint8Array): Promise<PictureDifference> {
  const [first, second] = [await pixelsOf(before), await pixelsOf(after)];
  const { width, height } = first.canvas;
  const picture = createCanvas(width, height);
  const context = picture.getContext('2d');
  const drawn = context.createImageData(width, height);
  const sameSize = width === second.canvas.width && height === second.canvas.height;
  let changed = 0;
  for (let at = 0; at < drawn.data.length; at += 4) {
    const isChanged = !sameSize || differs(first.data, second.data, at);
    if (isChanged) changed++;
    const grey = 200 + (first.data[at]! * 0.3 + first.data[at + 1]! * 0.6 + first.data[at + 2]! * 0.1) * 0.2;
    drawn.data.set(isChanged ? [230, 0, 150, 255] : [grey, grey, grey, 255], at);
  }
  context.putImageData(drawn, 0, 0);
  return { share: changed / (width * height), picture };
}

function differs(first: Uint8ClampedArray, second: Uint8ClampedArray, at: number): boolean {
  for (let channel = at; channel < at + 4; channel++) {
    if (Math.abs(first[channel]! - second[channel]!) > tolerance) return true;
  }
  return false;
}

async function pixelsOf(bytes: Uint8Array) {
  const image = await loadImage(Buffer.from(bytes));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return { canvas, data: context.getImageData(0, 0, image.width, image.height).data };
}
