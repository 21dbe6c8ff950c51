import { limits } from '@pictify/api';
import { ServiceError } from '../service-error.ts';
import type { StoredFont } from '../store/fonts.ts';

/** `reason` is a sentence for whoever uploaded it; `field` is empty where the whole body is the font. */
export function fontInvalid(reason: string, field: string): ServiceError {
  const message = `${reason} Send one font as TTF, OTF or WOFF2.`;
  return new ServiceError({
    code: 'font_invalid',
    publicMessage: message,
    errors: [{ field, code: 'font_invalid', message }],
  });
}

export function fontTooLarge(): ServiceError {
  return new ServiceError({
    code: 'body_too_large',
    publicMessage: `A font may have at most ${limits.fontBytes / 1024 ** 2} MB. Send it as WOFF2, or without the scripts that are not needed.`,
    headers: { Connection: 'close' },
  });
}

export function fontTypeRefused(given: string | undefined): ServiceError {
  return new ServiceError({
    code: 'unsupported_media_type',
    publicMessage: `Send the file’s bytes with “Content-Type: font/ttf”, “font/otf”, “font/woff2” or “application/octet-stream”, or a form with a “file” as “multipart/form-data”${given ? `, not ${given.slice(0, 80)}` : ''}.`,
    headers: { Accept: 'font/ttf, font/otf, font/woff2, application/octet-stream', Connection: 'close' },
  });
}

export function tooManyFonts(): ServiceError {
  return new ServiceError({
    code: 'too_many_fonts',
    publicMessage: `A workspace may have ${limits.workspaceFonts} fonts with ${limits.workspaceFontBytes / 1024 ** 2} MB together. Delete some with DELETE /v1/fonts/{id}, or upload a variable font instead of many weights.`,
  });
}

export function faceTaken({ id, family, weight, style }: StoredFont): ServiceError {
  return new ServiceError({
    code: 'already_exists',
    publicMessage: `Another file is “${family}” ${weight} ${style} already. Delete it with DELETE /v1/fonts/${id}, or say with “family”, “weight” or “style” what this one is to be called.`,
  });
}
