import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldenCase, ROOT } from './golden-case.ts';

const STARTERS = join(ROOT, 'examples');
const EXPECTED = join(ROOT, 'conformance/starters');

interface Row {
  readonly [variable: string]: unknown;
}

/** The rows that the gallery of a new server shows: two pleasant ones, the longest and an empty one. */
const ROWS: readonly SampleRow[] = [
  { name: 'first', about: 'its first row.', pick: (rows) => rows[0] },
  { name: 'second', about: 'its second row.', pick: (rows) => rows[1] },
  { name: 'longest', about: 'its longest row.', pick: (rows) => rows.toSorted(longestFirst)[0] },
  { name: 'empty', about: 'an empty row, every default.', pick: () => ({}) },
];

interface SampleRow {
  readonly name: string;
  readonly about: string;
  readonly pick: (rows: readonly Row[]) => Row | undefined;
}

const longestFirst = (a: Row, b: Row): number => JSON.stringify(b).length - JSON.stringify(a).length;

/** The starters' gallery cards as goldens. Their issues are looked at by the starters' own tests. */
export function readStarterGoldens(): GoldenCase[] {
  return readdirSync(STARTERS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'assets')
    .flatMap(({ name: starter }) => {
      const json = (file: string) => JSON.parse(readFileSync(join(STARTERS, starter, file), 'utf8'));
      const [template, rows] = [json('template.json'), json('rows.json')];
      return ROWS.map(({ name, about, pick }) => ({
        name: `starter ${starter} ${name}`,
        expected: join(EXPECTED, `${starter}-${name}.webp`),
        about: `${template.name}: ${about}`,
        template,
        row: pick(rows) ?? {},
        options: {},
        issues: null,
        browser: null,
      }));
    });
}
