import { type FontOverrides, fontOverrides, limits, readInput } from '@pictify/api';
import type { Context } from 'hono';
import { fontTooLarge, fontTypeRefused, formMalformed } from '../fonts/font-errors.ts';
import type { GivenFont } from '../fonts/upload-font.ts';
import { invalidBody } from './body-errors.ts';
import type { Environment } from './environment.ts';
import { readQuery } from './read-query.ts';
import { readBytes } from './request-body.ts';

/** What a form has around its file. */
const formBytes = 64 * 1024;
/** Reading a form of very many parts would hold everybody up. */
const mostParts = 16;

/**
 * A font as the whole body, or as the `file` of a form, and what it is to be called: by the query, or by fields of the
 * form. Which kind of font it is decides its content, not what it is said to be.
 */
export async function readFontBody(c: Context<Environment>): Promise<GivenFont> {
  const given = c.req.header('content-type')?.trim();
  const type = given?.split(';')[0]?.trim().toLowerCase() ?? '';
  const overrides = readQuery(c, fontOverrides);
  if (type === 'multipart/form-data') {
    const body = await readBytes(c, limits.fontBytes + formBytes, fontTooLarge);
    return readForm(await parseForm(body, given!), overrides);
  }
  if (type !== 'application/octet-stream' && !/^font\/[\w.+-]+$/.test(type)) throw fontTypeRefused(given);
  return { ...overrides, bytes: await readBytes(c, limits.fontBytes, fontTooLarge), field: '' };
}

async function parseForm(body: Uint8Array, contentType: string): Promise<FormData> {
  const [, boundary] = /;\s*boundary="?([^";]+)/i.exec(contentType) ?? [];
  if (boundary === undefined || countOf(`--${boundary}`, body, mostParts + 1) > mostParts) throw formMalformed();
  try {
    const headers = { 'Content-Type': contentType };
    return await new Response(body as Uint8Array<ArrayBuffer>, { headers }).formData();
  } catch {
    throw formMalformed();
  }
}

/** How often a text is in the bytes, counted up to `most`. */
function countOf(text: string, bytes: Uint8Array, most: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = buffer.indexOf(text); at >= 0 && count < most; at = buffer.indexOf(text, at + text.length)) count++;
  return count;
}

async function readForm(form: FormData, overrides: FontOverrides): Promise<GivenFont> {
  const [file, ...more] = form.getAll('file');
  if (file === undefined || typeof file === 'string' || more.length > 0) {
    const message = 'The form must have one “file”, with the font in it.';
    throw invalidBody([{ field: '/file', code: file === undefined ? 'missing' : 'invalid_value', message }]);
  }
  // A field that is left empty is one that was not filled in.
  const fields = [...form].filter(([name, value]) => name !== 'file' && value !== '');
  const read = readInput(fontOverrides, Object.fromEntries(fields), ['file', ...Object.keys(fontOverrides.shape)]);
  if ('errors' in read) throw invalidBody(read.errors);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length > limits.fontBytes) throw fontTooLarge();
  return { ...overrides, ...read.data, bytes, field: '/file' };
}
