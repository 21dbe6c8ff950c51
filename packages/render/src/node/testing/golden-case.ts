import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageFormat } from '../encode.ts';

export const GOLDENS = join(import.meta.dirname, '../../../../../conformance/render');

/** One golden: `case.json` and `template.json` in a folder, `expected.png` beside them. */
export interface GoldenCase {
  readonly name: string;
  readonly folder: string;
  /** What the picture must show; one sentence. */
  readonly about: string;
  readonly template: unknown;
  readonly row: unknown;
  readonly options: { format?: ImageFormat; scale?: number; size?: string; page?: number };
  /** Codes of the issues the render must report, sorted, without those of severity info. */
  readonly issues: readonly string[];
}

export function readGoldens(): GoldenCase[] {
  return readdirSync(GOLDENS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(GOLDENS, entry.name, 'case.json')))
    .map((entry) => {
      const folder = join(GOLDENS, entry.name);
      const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const { about, row = {}, options = {}, issues = [] } = json('case.json');
      return { name: entry.name, folder, about, row, options, issues, template: json('template.json') };
    });
}
