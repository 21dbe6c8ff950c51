import type { Picture } from '../canvas.ts';

const DEFAULT_BUDGET_BYTES = 192 * 1024 * 1024;

/** Decoded pictures, least recently used first to go, bounded by the bytes of their pixels. */
export class PictureCache {
  readonly #pictures = new Map<string, Picture>();
  readonly #budgetBytes: number;
  #bytes = 0;

  constructor(budgetBytes = DEFAULT_BUDGET_BYTES) {
    this.#budgetBytes = budgetBytes;
  }

  get(key: string): Picture | undefined {
    const picture = this.#pictures.get(key);
    if (picture) {
      this.#pictures.delete(key);
      this.#pictures.set(key, picture);
    }
    return picture;
  }

  set(key: string, picture: Picture): void {
    this.#remove(key);
    this.#pictures.set(key, picture);
    this.#bytes += sizeBytes(picture);
    for (const oldest of this.#pictures.keys()) {
      if (this.#bytes <= this.#budgetBytes || oldest === key) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const picture = this.#pictures.get(key);
    if (picture) this.#bytes -= sizeBytes(picture);
    this.#pictures.delete(key);
  }
}

const sizeBytes = (picture: Picture): number => picture.width * picture.height * 4;
