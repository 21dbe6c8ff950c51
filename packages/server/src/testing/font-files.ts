import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const installed = (name: string, path: string): Buffer =>
  readFileSync(require.resolve(`${name}/package.json`).replace('package.json', path));

/** Font files such as people upload: of a wide bold face, of a narrower italic one, and variable in WOFF2. */
export const fontFiles = {
  bold: installed('@expo-google-fonts/outfit', '700Bold/Outfit_700Bold.ttf'),
  italic: installed('@expo-google-fonts/dm-sans', '400Regular_Italic/DMSans_400Regular_Italic.ttf'),
  variable: installed('@fontsource-variable/noto-sans-thai', 'files/noto-sans-thai-latin-wght-normal.woff2'),
} as const;
