import { type AskedOptions, contentTypes, extensionOf, imageFormats } from '@pictify/api';
import { ServiceError } from '../service-error.ts';
import { preferredType } from './preferred-type.ts';

const offered: readonly string[] = Object.values(contentTypes);
/** As some callers write it. */
const jpegByAnotherName = 'image/jpg';

/** Refuses an `Accept` that names kinds of images only, and none that is made here. @throws ServiceError `not_acceptable`. */
export function requireKnownImage(accept: string): void {
  const types = accept.split(',').map((part) => part.split(';')[0]!.trim().toLowerCase());
  const known = [...offered, jpegByAnotherName, 'image/*'];
  if (types.every((type) => type.startsWith('image/') && !known.includes(type))) throw notAcceptable(accept);
}

function notAcceptable(accept: string): ServiceError {
  return new ServiceError({
    code: 'not_acceptable',
    publicMessage: `No image is made as ${accept.slice(0, 80)}. Accept ${offered.join(', ')}, image/* or application/json.`,
    headers: { Vary: 'Accept' },
  });
}

/** Who names no format, and accepts one kind of file before all others, wants that. */
export function forAccept(accept: string, named: string | null | undefined, options: AskedOptions): AskedOptions {
  const preferred = preferredType(accept);
  const best = preferred === jpegByAnotherName ? contentTypes.jpg : preferred;
  // Browsers list what they can show, and take anything: that is no wish.
  const isWish = best === contentTypes.pdf || !accept.includes('*');
  const format = imageFormats.find((format) => contentTypes[extensionOf(format)] === best);
  return named || !isWish || !format ? options : { ...options, format };
}

/** `image/*`, or the type of a document, liked best by the caller. */
export function wantsBytes(accept: string): boolean {
  const best = preferredType(accept);
  return best.startsWith('image/') || best === contentTypes.pdf;
}
