import { gunzipSync, gzipSync } from 'node:zlib';
import type { ItemResult } from '../workers/protocol.ts';

/** Rows of a chunk nearly always carry the same variables, so a list of names is stored once and pointed to. */
interface StoredItems {
  names: string[][];
  items: (Omit<ItemResult, 'variables'> & { variables: number | null })[];
}
/** As they were stored before the names of variables were. */
type EarlierItems = Omit<ItemResult, 'variables'>[];

/** The results of a chunk as they are stored: gzip of JSON, about 60 bytes an image. */
export function encodeItems(items: readonly ItemResult[]): Buffer {
  const places = new Map<string, number>();
  const names: string[][] = [];
  const placeOf = (list: string[] | null): number | null => {
    if (list === null) return null;
    const text = JSON.stringify(list);
    const place = places.get(text) ?? names.push(list) - 1;
    places.set(text, place);
    return place;
  };
  const stored: StoredItems = {
    names,
    items: items.map((item) => ({ ...item, variables: placeOf(item.variables) })),
  };
  return gzipSync(JSON.stringify(stored), { level: 1 });
}

export function decodeItems(stored: Buffer): ItemResult[] {
  const read = JSON.parse(gunzipSync(stored).toString('utf8')) as StoredItems | EarlierItems;
  if (Array.isArray(read)) return read.map((item) => ({ ...item, variables: null }));
  return read.items.map((item) => ({
    ...item,
    variables: item.variables === null ? null : (read.names[item.variables] ?? null),
  }));
}
