import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cffFont } from '../../fonts/cff-font.fixture.ts';

const require = createRequire(import.meta.url);
const installed = (name: string, path: string): Uint8Array =>
  new Uint8Array(readFileSync(require.resolve(`${name}/package.json`).replace('package.json', path)));

/** Files such as people upload. */
export const UPLOADS = {
  /** TrueType outlines, one weight. */
  outfit: installed('@expo-google-fonts/outfit', '700Bold/Outfit_700Bold.ttf'),
  italic: installed('@expo-google-fonts/dm-sans', '400Regular_Italic/DMSans_400Regular_Italic.ttf'),
  /** WOFF2, variable in weight. */
  weights: installed('@fontsource-variable/noto-sans-thai', 'files/noto-sans-thai-latin-wght-normal.woff2'),
  /** WOFF2, variable in weight and width. */
  widths: installed('@fontsource-variable/noto-sans-arabic', 'files/noto-sans-arabic-latin-standard-normal.woff2'),
  cff: cffFont(),
} as const;
