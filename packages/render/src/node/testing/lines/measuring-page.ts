import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { MeasuredLine, TextToMeasure } from '../../../browser/testing/text-to-measure.ts';
import { assembleFontLibrary, type FontLibrary, isWoff2, woff2ToSfnt } from '../../../fonts/index.ts';
import { nodeHost } from '../../fonts/node-font-host.ts';
import { unbrotli } from '../../fonts/unbrotli.ts';
import { readShippedFont } from '../../shipped-font.ts';

const SCRIPT = new URL('../../../browser/testing/measure-lines.ts', import.meta.url);
const AT_ONCE = 200;

/** A library of the shipped fonts that knows of what files its faces are. */
export function recordedFonts(): { fonts: FontLibrary; files: Map<string, string> } {
  const files = new Map<string, string>();
  const fonts = assembleFontLibrary({
    ...nodeHost,
    load(family, file) {
      if ('path' in file && !file.recipe) files.set(family, file.path);
      return nodeHost.load(family, file);
    },
  });
  return { fonts, files };
}

/** A page that has these font files under the names layout knows them by. */
export async function openMeasuringPage(browser: Browser, files: ReadonlyMap<string, string>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } });
  await page.route('http://fonts/**', async (route) => {
    const family = decodeURIComponent(new URL(route.request().url()).pathname.slice(1));
    if (family === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' });
    const packed = await readShippedFont(files.get(family)!);
    const bytes = packed && isWoff2(packed) ? woff2ToSfnt(packed, unbrotli) : packed;
    return route.fulfill({ contentType: 'font/ttf', body: Buffer.from(bytes!) });
  });
  await page.goto('http://fonts/');
  const script = stripTypeScriptTypes(readFileSync(SCRIPT, 'utf8'));
  await page.addScriptTag({
    type: 'module',
    content: `${script}\nObject.assign(globalThis, { measureLines, loadFamilies });`,
  });
  await page.waitForFunction(() => 'measureLines' in globalThis);
  await page.evaluate((families) => globalThis.loadFamilies(families), [...files.keys()]);
  return page;
}

/** The page's own lines of each text. */
export async function measureInPage(page: Page, texts: readonly TextToMeasure[]): Promise<MeasuredLine[][]> {
  const lines: MeasuredLine[][] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    lines.push(...(await page.evaluate((some) => globalThis.measureLines(some), texts.slice(from, from + AT_ONCE))));
  }
  return lines;
}

/** What the script puts on the page's window. */
declare global {
  var measureLines: (texts: readonly TextToMeasure[]) => MeasuredLine[][];
  var loadFamilies: (families: readonly string[]) => Promise<void>;
}
