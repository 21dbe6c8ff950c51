import { pictify } from '../pictify.ts';

/** Every row painted and encoded from scratch. */
export const subject = pictify('Pictify, plain path', { compiledBytes: 0 });
