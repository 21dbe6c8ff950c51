import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageFormat } from '../encode.ts';

export const ROOT = join(import.meta.dirname, '../../../../..');
export const GOLDENS = join(ROOT, 'conformance/render');

/** Noon of a Tuesday in November; `now` of every golden. */
export const GOLDEN_NOW = Date.UTC(2026, 10, 24, 12);

/** What a browser may do otherwise than the server in one golden, and why. */
export interface BrowserException {
  readonly reason: string;
  /** Largest difference of a channel, instead of the usual limit. */
  readonly maxDelta?: number;
  /** Share of pixels that may differ by more than 4, instead of the usual limit. */
  readonly share?: number;
  /** The row is resolved on the server: what `Intl` writes differs between versions of its data. */
  readonly resolve?: 'server';
}

/** One golden: `case.json` and `template.json` in a folder, `expected.png` beside them. */
export interface GoldenCase {
  readonly name: string;
  /** The expected picture; see `stored-picture.ts`. */
  readonly expected: string;
  /** What the picture must show; one sentence. */
  readonly about: string;
  readonly template: unknown;
  readonly row: unknown;
  readonly options: { format?: ImageFormat; scale?: number; size?: string; page?: number };
  /** Codes of the issues the render must report, sorted, without those of severity info; null: any. */
  readonly issues: readonly string[] | null;
  readonly browser: BrowserException | null;
}

/** A case that is still being written is left out, loudly; with `CI=true` it is an error. */
export function readGoldens(): GoldenCase[] {
  return readdirSync(GOLDENS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(GOLDENS, entry.name, 'case.json')))
    .flatMap(({ name }) => {
      try {
        return [readGolden(name)];
      } catch (error) {
        if (process.env['CI'] === 'true') throw new Error(`The golden ${name} cannot be read.`, { cause: error });
        console.error(`\n!!! NOT RUN: the golden ${name}, which cannot be read: ${error}\n`);
        return [];
      }
    });
}

function readGolden(name: string): GoldenCase {
  const json = (file: string) => JSON.parse(readFileSync(join(GOLDENS, name, file), 'utf8'));
  const { about, row = {}, options = {}, issues = [], browser = null } = json('case.json');
  const expected = join(GOLDENS, name, 'expected.png');
  return { name, expected, about, row, options, issues, browser, template: json('template.json') };
}

/** The pictures of goldens and starters by their `asset:` source; nothing is asked of the network. */
export async function loadGoldenAsset(source: string): Promise<Uint8Array> {
  const path = source.replace(/^asset:/, '');
  const own = join(GOLDENS, 'assets', path);
  return readFileSync(existsSync(own) ? own : join(ROOT, 'examples/assets', path));
}
