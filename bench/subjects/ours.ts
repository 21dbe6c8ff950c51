import { pictify } from '../pictify.ts';

export const subject = pictify('Pictify', {});
