import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { HAN_FAMILIES, HAN_RANGES, rangesPath, SCRIPT_FAMILIES, SHIPPED_FAMILIES, shippedPath } from './catalog.ts';
import { inRanges, parseUnicodeRange } from './unicode-range.ts';

const require = createRequire(import.meta.url);

function onDisk(path: string): string {
  const [scope, name, ...rest] = path.split('/');
  return require.resolve(`${scope}/${name}/package.json`).replace('package.json', rest.join('/'));
}

const rangesOf = (path: string) => JSON.parse(readFileSync(onDisk(path), 'utf8')) as { [slice: string]: string };

describe('the catalogue', () => {
  it.each(SHIPPED_FAMILIES.map((family) => [family.name, family] as const))('has every weight of %s', (_, family) => {
    const styles = family.italics ? (['normal', 'italic'] as const) : (['normal'] as const);
    const paths = styles.flatMap((style) => family.weights.map((weight) => shippedPath(family, weight, style)));
    expect(paths.filter((path) => !existsSync(onDisk(path)))).toEqual([]);
    const folders = readdirSync(onDisk(`@expo-google-fonts/${family.folder}/`)).filter((name) => /^\d/.test(name));
    expect(folders).toHaveLength(paths.length);
  });

  it.each(SCRIPT_FAMILIES.map((family) => [family.folder, family] as const))(
    'knows of %s what its package says',
    (_, family) => {
      expect(family.slices.map((slice) => rangesOf(rangesPath(family))[slice])).toEqual([family.ranges]);
    },
  );

  it('looks for all that the families for Han characters have, past the Latin letters', () => {
    const within = parseUnicodeRange(HAN_RANGES);
    const missed = Object.values(HAN_FAMILIES).flatMap((family) =>
      Object.entries(rangesOf(rangesPath(family)))
        .filter(([slice]) => slice.startsWith('['))
        .flatMap(([, css]) => parseUnicodeRange(css).map(([first]) => first))
        .filter((point) => point > 0x1fff && !inRanges(within, point)),
    );
    expect(missed).toEqual([]);
  });
});
