import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The one family of the reference card, in the weights it uses; every subject gets these same files. */
export const FAMILY = 'Inter';

export interface CardFont {
  readonly weight: 400 | 600 | 700 | 800;
  readonly path: string;
  readonly bytes: Buffer;
}

const FILES = [
  [400, '400Regular/Inter_400Regular.ttf'],
  [600, '600SemiBold/Inter_600SemiBold.ttf'],
  [700, '700Bold/Inter_700Bold.ttf'],
  [800, '800ExtraBold/Inter_800ExtraBold.ttf'],
] as const;

export function loadFonts(): Promise<CardFont[]> {
  return Promise.all(
    FILES.map(async ([weight, file]) => {
      const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`));
      return { weight, path, bytes: await readFile(path) };
    }),
  );
}
