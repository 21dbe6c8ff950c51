import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from '@hono/zod-openapi';
import { limits, readInput } from '@pictify/api';
import type { Context } from 'hono';
import { jsonDanger } from '../security/json-danger.ts';
import type { ServiceError } from '../service-error.ts';
import {
  bodyTooLarge,
  invalidBody,
  malformedGzip,
  malformedJson,
  unsupportedEncoding,
  unsupportedMediaType,
} from './body-errors.ts';
import type { Environment } from './environment.ts';

/**
 * The bytes of a request's body as they arrive, unpacked when they are gzip. Ending early does not cut the connection,
 * so that the answer still reaches the caller; a caller who goes away makes it throw.
 */
export async function* bodyBytes(c: Context<Environment>): AsyncGenerator<Uint8Array> {
  const incoming: IncomingMessage = c.env.incoming;
  const encoding = incoming.headers['content-encoding']?.trim().toLowerCase();
  const plain = incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  if (encoding === undefined || encoding === '' || encoding === 'identity') yield* plain;
  else if (encoding === 'gzip' || encoding === 'x-gzip') yield* unpacked(plain);
  else throw unsupportedEncoding(encoding);
}

async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What fails here fails in the loop below too.
  pipeline(source, gunzip).catch(() => undefined);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw malformedGzip();
    throw error;
  } finally {
    gunzip.destroy();
  }
}

function requireJson(c: Context<Environment>): void {
  const type = c.req.header('content-type');
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type?.trim() ?? '')) throw unsupportedMediaType(type);
}

export interface JsonBody<T> {
  value: T;
  /** As sent (unpacked), for the fingerprint of an idempotency key. */
  bytes: Uint8Array;
}

/** A body, whole. Throws what `tooLarge` makes of `maximum`, in bytes. */
export async function readBytes(
  c: Context<Environment>,
  maximum: number,
  tooLarge: (maximum: number) => ServiceError,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bodyBytes(c)) {
    length += piece.length;
    if (length > maximum) throw tooLarge(maximum);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** A small JSON body, whole. An empty one, or one of white space, is `{}`. */
export async function readJson<S extends z.ZodType>(
  c: Context<Environment>,
  schema: S,
  known: readonly string[] = [],
  maximum: number = limits.jsonBodyBytes,
): Promise<JsonBody<z.output<S>>> {
  const bytes = await readBytes(c, maximum, bodyTooLarge);
  const isEmpty = bytes.every((byte) => byte === 32 || byte === 9 || byte === 10 || byte === 13);
  if (!isEmpty) requireJson(c);
  const json = isEmpty ? {} : parse(bytes);
  const danger = jsonDanger(json, limits.jsonDepth);
  if (danger === 'too_deep') {
    const message = `The body may have at most ${limits.jsonDepth} objects and lists inside each other.`;
    throw invalidBody([{ field: '', code: 'too_deep', message }]);
  }
  if (danger === 'forbidden_key') {
    const message = 'A key named “__proto__”, or “constructor” with a “prototype”, is not allowed.';
    throw invalidBody([{ field: '', code: 'forbidden_key', message }]);
  }
  const read = readInput(schema, json, known);
  if ('errors' in read) throw invalidBody(read.errors);
  return { value: read.data, bytes };
}

function parse(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformedJson('it is not valid UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const before = position === undefined ? null : text.slice(0, Number(position));
    const where =
      before === null
        ? 'it ends too early'
        : `unexpected character at line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`;
    throw malformedJson(`${where}.`);
  }
}
