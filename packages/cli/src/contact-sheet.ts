import { createCanvas, loadImage } from '@napi-rs/canvas';

const MAX_CARDS = 100;
const COLUMNS = 8;
const CARD_WIDTH = 240;
/** Bounds the sheet for templates that are narrow and very tall. */
const MAX_CARD_HEIGHT = 480;
const GAP = 12;

/** One picture of up to 100 cards, spread evenly over the batch, for looking at a batch at a glance. */
export class ContactSheet {
  readonly #every: number;
  readonly #cards: { index: number; bytes: Uint8Array }[] = [];

  constructor(total: number) {
    this.#every = Math.max(1, Math.ceil(total / MAX_CARDS));
  }

  wants(index: number): boolean {
    return index % this.#every === 0;
  }

  async add(index: number, bytes: Uint8Array): Promise<void> {
    const thumb = await drawThumb(bytes);
    this.#cards.push({ index, bytes: thumb });
  }

  async finish(): Promise<Uint8Array> {
    const images = await Promise.all(this.#cards.map(({ bytes }) => loadImage(Buffer.from(bytes))));
    const height = Math.max(40, ...images.map((image) => image.height));
    const columns = Math.max(1, Math.min(COLUMNS, images.length));
    const rows = Math.max(1, Math.ceil(images.length / columns));
    const canvas = createCanvas(columns * (CARD_WIDTH + GAP) + GAP, rows * (height + GAP) + GAP);
    const context = canvas.getContext('2d');
    context.fillStyle = '#e7e5e4';
    context.fillRect(0, 0, canvas.width, canvas.height);
    images.forEach((image, index) => {
      const x = GAP + (index % columns) * (CARD_WIDTH + GAP);
      const y = GAP + Math.floor(index / columns) * (height + GAP);
      context.drawImage(image, x, y);
    });
    return canvas.encode('jpeg', 88);
  }
}

async function drawThumb(bytes: Uint8Array): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(bytes));
  const scale = Math.min(CARD_WIDTH / image.width, MAX_CARD_HEIGHT / image.height);
  const side = (pixels: number): number => Math.max(1, Math.round(pixels * scale));
  const canvas = createCanvas(side(image.width), side(image.height));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.encode('png');
}
