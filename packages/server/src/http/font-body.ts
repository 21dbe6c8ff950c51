import { fontOverrides, limits } from '@pictify/api';
import type { Context } from 'hono';
import { fontTooLarge, fontTypeRefused } from '../fonts/font-errors.ts';
import type { GivenFont } from '../fonts/upload-font.ts';
import type { Environment } from './environment.ts';
import { readFileBody } from './file-body.ts';

/** A font, and what it is to be called. */
export async function readFontBody(c: Context<Environment>): Promise<GivenFont> {
  const { fields, bytes, field } = await readFileBody(c, {
    fields: fontOverrides,
    maxBytes: limits.fontBytes,
    tooLarge: fontTooLarge,
    isFile: (type) => type === 'application/octet-stream' || /^font\/[\w.+-]+$/.test(type),
    typeRefused: fontTypeRefused,
  });
  return { ...fields, bytes, field };
}
