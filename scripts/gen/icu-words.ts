import { readFileSync } from 'node:fs';

/**
 * The words of ICU's dictionary `icudt…/brkitr/<name>.dict`, sorted, out of any file that holds ICU's data: a Node
 * binary does. Formats: ICU's `ucmndata.h` (the common data file), `dictionarydata.h` and `bytestrie.h`.
 */
export function icuWords(file: string, name: string): string[] {
  const data = readFileSync(file);
  const entry = findEntry(data, `brkitr/${name}.dict`);
  const start = entry + data.readUInt16LE(entry);
  const trie = start + data.readInt32LE(start);
  const transform = data.readInt32LE(start + 5 * 4);
  const base = transform & 0x1fffff;
  const words = new BytesTrie(data, trie)
    .keys()
    .map((key) =>
      key
        .map((byte) => (byte === 0xff ? '\u200d' : byte === 0xfe ? '\u200c' : String.fromCodePoint(base + byte)))
        .join(''),
    );
  return words.sort();
}

/** The offset of an entry's header. Entries of the table of contents: offset of the name, offset of the data. */
function findEntry(data: Buffer, suffix: string): number {
  for (let at = data.indexOf('CmnD'); at >= 0; at = data.indexOf('CmnD', at + 1)) {
    const header = at - 12;
    if (data.readUInt16LE(header + 2) !== 0x27da) continue;
    const table = header + data.readUInt16LE(header);
    const count = data.readUInt32LE(table);
    for (let index = 0; index < count; index++) {
      const name = table + data.readUInt32LE(table + 4 + 8 * index);
      if (data.toString('latin1', name, data.indexOf(0, name)).endsWith(`/${suffix}`)) {
        return table + data.readUInt32LE(table + 8 + 8 * index);
      }
    }
  }
  throw new Error(`No ICU data with ${suffix}.`);
}

/** All keys of a trie. Values, which word lists do not use, are passed over. */
class BytesTrie {
  readonly #data: Buffer;
  readonly #root: number;
  #at = 0;

  constructor(data: Buffer, root: number) {
    this.#data = data;
    this.#root = root;
  }

  keys(): number[][] {
    const keys: number[][] = [];
    this.#walk(this.#root, [], keys);
    return keys;
  }

  #walk(start: number, before: readonly number[], keys: number[][]): void {
    let key = before;
    this.#at = start;
    for (;;) {
      const lead = this.#data[this.#at++]!;
      if (lead >= 0x20) {
        keys.push([...key]);
        this.#value(lead >> 1);
        if (lead & 1) return;
      } else if (lead >= 0x10) {
        const length = lead - 0x0f;
        key = [...key, ...this.#data.subarray(this.#at, this.#at + length)];
        this.#at += length;
      } else {
        const length = lead === 0 ? this.#data[this.#at++]! + 1 : lead + 1;
        this.#branch(this.#at, length, key, keys);
        return;
      }
    }
  }

  /** `length` ways to go on: a binary tree down to five, then a list. */
  #branch(start: number, length: number, key: readonly number[], keys: number[][]): void {
    let at = start;
    let left = length;
    while (left > 5) {
      this.#at = at + 1;
      const delta = this.#delta();
      at = this.#at;
      this.#branch(at + delta, left >> 1, key, keys);
      left -= left >> 1;
    }
    for (; left > 1; left--) {
      const next = [...key, this.#data[at]!];
      const lead = this.#data[at + 1]!;
      this.#at = at + 2;
      const value = this.#value(lead >> 1);
      at = this.#at;
      if (lead & 1) keys.push(next);
      else this.#walk(at + value, next, keys);
    }
    this.#walk(at + 1, [...key, this.#data[at]!], keys);
  }

  #value(lead: number): number {
    if (lead < 0x51) return lead - 0x10;
    if (lead < 0x6c) return this.#bytes(1, lead - 0x51);
    if (lead < 0x7e) return this.#bytes(2, lead - 0x6c);
    return this.#bytes(lead === 0x7e ? 3 : 4, 0);
  }

  #delta(): number {
    const lead = this.#data[this.#at++]!;
    if (lead < 0xc0) return lead;
    if (lead < 0xf0) return this.#bytes(1, lead - 0xc0);
    if (lead < 0xfe) return this.#bytes(2, lead - 0xf0);
    return this.#bytes(lead === 0xfe ? 3 : 4, 0);
  }

  #bytes(count: number, high: number): number {
    let value = high;
    for (let read = 0; read < count; read++) value = value * 256 + this.#data[this.#at++]!;
    return value;
  }
}
