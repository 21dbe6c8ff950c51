import { MIMEType } from 'node:util';
import type { z } from '@hono/zod-openapi';
import { readInput } from '@pictify/api';
import type { Context } from 'hono';
import type { ServiceError } from '../service-error.ts';
import { invalidBody, malformedForm } from './body-errors.ts';
import type { Environment } from './environment.ts';
import { readQuery } from './read-query.ts';
import { readBytes } from './request-body.ts';

/** What a form has around its file. */
const formBytes = 64 * 1024;
/** Reading a form of very many parts would hold everybody up. */
const mostParts = 16;

export interface FileRules<S extends z.ZodObject> {
  /** What may be said of the file, by the query or by fields of the form. */
  fields: S;
  maxBytes: number;
  tooLarge(): ServiceError;
  /** Whether a body of this media type is the file itself. */
  isFile(type: string): boolean;
  typeRefused(given: string | undefined): ServiceError;
}

export interface FileBody<Fields> {
  fields: Fields;
  bytes: Uint8Array;
  /** JSON pointer to the bytes in the request. */
  field: string;
  /** What the form calls its file; empty where nothing is said. */
  fileName: string;
}

/** A file as the whole body, or as the `file` of a form. What kind of file it is decides its content, not its type. */
export async function readFileBody<S extends z.ZodObject>(
  c: Context<Environment>,
  rules: FileRules<S>,
): Promise<FileBody<z.output<S>>> {
  const given = c.req.header('content-type')?.trim();
  const type = given?.split(';')[0]?.trim().toLowerCase() ?? '';
  const fields = readQuery(c, rules.fields);
  if (type === 'multipart/form-data') {
    const body = await readBytes(c, rules.maxBytes + formBytes, rules.tooLarge);
    const form = await readForm(await parseForm(body, given!), rules);
    return { ...form, fields: { ...fields, ...form.fields } };
  }
  if (!rules.isFile(type)) throw rules.typeRefused(given);
  return { fields, bytes: await readBytes(c, rules.maxBytes, rules.tooLarge), field: '', fileName: '' };
}

async function parseForm(body: Uint8Array, contentType: string): Promise<FormData> {
  const boundary = boundaryOf(contentType);
  if (boundary === null || countOf(`--${boundary}`, body, mostParts + 1) > mostParts) throw malformedForm();
  try {
    const headers = { 'Content-Type': contentType };
    return await new Response(body as Uint8Array<ArrayBuffer>, { headers }).formData();
  } catch {
    throw malformedForm();
  }
}

/** As the parser of the form reads it: a boundary that is part of another parameter is none. */
function boundaryOf(contentType: string): string | null {
  try {
    return new MIMEType(contentType).params.get('boundary');
  } catch {
    return null;
  }
}

/** How often a text is in the bytes, counted up to `most`. */
function countOf(text: string, bytes: Uint8Array, most: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = buffer.indexOf(text); at >= 0 && count < most; at = buffer.indexOf(text, at + text.length)) count++;
  return count;
}

async function readForm<S extends z.ZodObject>(form: FormData, rules: FileRules<S>): Promise<FileBody<z.output<S>>> {
  const [file, ...more] = form.getAll('file');
  if (file === undefined || typeof file === 'string' || more.length > 0) {
    const message = 'The form must have one “file”, with the bytes in it.';
    throw invalidBody([{ field: '/file', code: file === undefined ? 'missing' : 'invalid_value', message }]);
  }
  // A field that is left empty is one that was not filled in.
  const filled = [...form].filter(([name, value]) => name !== 'file' && value !== '');
  const read = readInput(rules.fields, Object.fromEntries(filled), ['file', ...Object.keys(rules.fields.shape)]);
  if ('errors' in read) throw invalidBody(read.errors);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length > rules.maxBytes) throw rules.tooLarge();
  return { fields: read.data, bytes, field: '/file', fileName: file.name };
}
