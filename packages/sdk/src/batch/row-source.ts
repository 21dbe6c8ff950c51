import type { StreamBodyOptions } from '../http/stream-body.ts';

type Series<T> = Iterable<T> | AsyncIterable<T>;

/**
 * Rows, one image each. An array, or a function that begins anew at every call, can be sent again when the connection
 * breaks; what can be gone through only once, such as a generator, cannot.
 */
export type Rows<Row extends object> = Series<Row> | (() => Series<Row>);

/** Rows as the text of a file, CSV with a header row or NDJSON. A Blob, a text or a function can be sent again. */
export type RowsText = Blob | string | Uint8Array | Series<string | Uint8Array> | TextStream | (() => TextSeries);
type TextStream = ReadableStream<string> | ReadableStream<Uint8Array>;
type TextSeries = Series<string | Uint8Array> | TextStream;

/** In characters: what is encoded, packed and sent at once. */
const PIECE = 64 * 1024;

type Pieces = Pick<StreamBodyOptions, 'pieces' | 'canRepeat'>;

/** The JSON text `{…options, "variables": [row, row, …]}`. Only a piece of it is ever held. */
export function jsonPieces(rows: Rows<object>, options: object): Pieces {
  return {
    pieces: (isWanted) => encoded(jsonText(typeof rows === 'function' ? rows() : rows, options, isWanted)),
    canRepeat: typeof rows === 'function' || Array.isArray(rows),
  };
}

export function textPieces(text: Exclude<RowsText, Blob | string | Uint8Array>): Pieces {
  return {
    pieces: () => encoded(seriesOf(typeof text === 'function' ? text() : text)),
    canRepeat: typeof text === 'function',
  };
}

async function* jsonText(rows: Series<object>, options: object, isWanted: () => boolean): AsyncGenerator<string> {
  const head = JSON.stringify(options).slice(0, -1);
  let text = `${head}${head === '{' ? '' : ','}"variables":[`;
  let index = 0;
  const add = (row: object): boolean => {
    text += (index === 0 ? '' : ',') + rowText(row, index);
    index++;
    return text.length >= PIECE || !isWanted();
  };
  const take = (): string => {
    const taken = text;
    text = '';
    return taken;
  };
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) if (add(row)) yield take();
  } else {
    for (const row of rows) if (add(row)) yield take();
  }
  yield `${text}]}`;
}

function rowText(row: object, index: number): string {
  try {
    return JSON.stringify(row) ?? 'null';
  } catch (cause) {
    throw new TypeError(`Row ${index} cannot be written as JSON: ${(cause as Error).message}`, { cause });
  }
}

async function* encoded(texts: Series<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield typeof text === 'string' ? encoder.encode(text) : text;
}

/** Not every browser can iterate its own streams. */
async function* seriesOf(texts: TextSeries): AsyncGenerator<string | Uint8Array> {
  if (!('getReader' in texts)) return yield* texts;
  const reader = (texts as ReadableStream<string | Uint8Array>).getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    await reader.cancel();
  }
}
