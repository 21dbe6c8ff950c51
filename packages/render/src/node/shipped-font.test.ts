import { expect, test } from 'vitest';
import { EMOJI_FILE, SCRIPT_FAMILIES, SHIPPED_FAMILIES, shippedPath, slicePath } from '../fonts/catalog.ts';
import { shapingSfnt } from '../fonts/sfnt.ts';
import { readShippedFont } from './shipped-font.ts';

test.each([
  '@expo-google-fonts/inter/../../sharp/package.json',
  '@expo-google-fonts/inter/package.json/../index.js',
  '@expo-google-fonts/inter/index.js',
  '@fontsource-variable/../../package.json',
  '/etc/passwd',
  'sharp/package.json',
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf/..',
  '@expo-google-fonts/no-such-font/400Regular/NoSuchFont_400Regular.ttf',
  '',
])('gives nothing for %j', async (path) => {
  expect(await readShippedFont(path)).toBeNull();
});

test('gives what layout asks for: files of families, slices and their ranges', async () => {
  const [inter] = SHIPPED_FAMILIES;
  const [script] = SCRIPT_FAMILIES;
  const slice = slicePath(script!, (script!.slices as readonly string[])[0]!);
  for (const path of [shippedPath(inter!, 400, 'normal'), slice]) {
    expect((await readShippedFont(path))?.length).toBeGreaterThan(1000);
  }
  const ranges = await readShippedFont('@fontsource-variable/noto-sans-jp/unicode.json');
  expect(Object.keys(JSON.parse(new TextDecoder().decode(ranges!)))).toContain('[0]');
});

test('the emoji font comes without its drawings in SVG, and can still be shaped', async () => {
  const font = (await readShippedFont(EMOJI_FILE))!;
  expect(font.length).toBeLessThan(6_000_000);
  const names = Array.from({ length: (font[4]! << 8) | font[5]! }, (_, index) =>
    String.fromCharCode(...font.subarray(12 + index * 16, 16 + index * 16)),
  );
  expect(names).toContain('COLR');
  expect(names).not.toContain('SVG ');
  expect(shapingSfnt((offset, length) => font.subarray(offset, offset + length)).length).toBeGreaterThan(100_000);
});
