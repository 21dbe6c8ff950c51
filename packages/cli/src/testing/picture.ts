import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { sniffImage } from '@pictify/fetcher';

export interface OpenPicture {
  readonly format: string | null;
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of one pixel. */
  at(x: number, y: number): number[];
}

/** An image file, decoded. */
export async function openPicture(path: string): Promise<OpenPicture> {
  const bytes = await readFile(path);
  const image = await loadImage(bytes);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const at = (x: number, y: number): number[] => [...data.subarray((y * width + x) * 4).subarray(0, 3)];
  return { format: sniffImage(bytes), width, height, at };
}
