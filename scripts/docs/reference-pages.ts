import { fileURLToPath } from 'node:url';
import { environmentPage } from './environment-page.ts';
import { errorsPage } from './errors-page.ts';
import { functionsPage } from './functions-page.ts';
import { layersPage } from './layers-page.ts';

export const referenceDir = fileURLToPath(new URL('../../docs/reference', import.meta.url));

/** Every generated page by its file name. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'environment.md': environmentPage,
  'errors.md': errorsPage,
  'functions.md': functionsPage,
  'layers.md': layersPage,
};
