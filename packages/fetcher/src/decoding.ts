import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { FetchFailure } from './failure.ts';

const DECODERS = {
  gzip: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  'x-gzip': promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate),
  br: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(brotliDecompress),
};

/**
 * Undoes one content coding. We ask for none, but object stores send files the way they were uploaded. The decoded
 * size is held to the same cap while decoding, and a coding within a coding is refused: both are how bombs are built.
 */
export async function decodeBody(body: Uint8Array, coding: string | undefined, maxBytes: number): Promise<Uint8Array> {
  const name = coding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || body.length === 0) return body;
  if (!Object.hasOwn(DECODERS, name)) throw new FetchFailure('encoding', `content coding ${name}`);
  try {
    return await DECODERS[name as keyof typeof DECODERS](body, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new FetchFailure('too_large', `more than ${maxBytes} bytes once decoded`);
    }
    throw new FetchFailure('encoding', `broken ${name} data`, { cause: error });
  }
}
