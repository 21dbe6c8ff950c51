import { type Body, jsonBody, wholeBody } from '../http/body.ts';
import { StreamBody } from '../http/stream-body.ts';
import { jsonPieces, type Rows, type RowsText, textPieces } from './row-source.ts';

/** Up to so many rows of an array are sent as one text. */
const SMALL = 1000;

export function rowsBody(rows: Rows<object>, options: object, gzip: boolean): Body {
  if (Array.isArray(rows) && rows.length <= SMALL) return jsonBody({ ...options, variables: rows });
  return new StreamBody({ contentType: 'application/json', gzip, ...jsonPieces(rows, options) });
}

export function rowsTextBody(text: RowsText, contentType: string, gzip: boolean): Body {
  if (typeof text === 'string' || text instanceof Blob || text instanceof Uint8Array) {
    return wholeBody(contentType, text);
  }
  return new StreamBody({ contentType, gzip, ...textPieces(text) });
}
