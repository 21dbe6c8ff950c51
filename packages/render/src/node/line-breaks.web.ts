import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { compareLines, type Difference, type LineExceptions } from './testing/lines/compare-lines.ts';
import { measureInPage, openMeasuringPage, recordedFonts } from './testing/lines/measuring-page.ts';
import { ownLines, prepareOwn } from './testing/lines/own-lines.ts';
import { textCorpus } from './testing/lines/text-corpus.ts';
import { launchChromium } from './testing/web/chromium.ts';

const WIDTHS = [10_000, 420, 230];
const SIZE = 32;

const exceptions = JSON.parse(
  readFileSync(new URL('../../../../conformance/text/exceptions.json', import.meta.url), 'utf8'),
) as LineExceptions;
const browser = await launchChromium('line breaks as in a browser');
afterAll(() => browser?.close());

describe.skipIf(!browser)('lines', () => {
  test('break and measure as in a page, but for the exceptions', async () => {
    const corpus = textCorpus();
    const { fonts, files } = recordedFonts();
    const own = corpus.map((each, at) => prepareOwn(each, SIZE, at % 3 === 0 ? 700 : 400, fonts));
    expect(own.flatMap(({ missing }) => missing)).toEqual([]);
    const page = await openMeasuringPage(browser!, files);
    const differences: Difference[] = [];
    for (const width of WIDTHS) {
      const measured = await measureInPage(
        page,
        own.map(({ toMeasure }) => ({ ...toMeasure, width })),
      );
      for (const [at, { text }] of corpus.entries()) {
        const { lines, torn } = ownLines(own[at]!, width);
        const { clusters } = own[at]!.toMeasure;
        const compared = { text, clusters, width, ours: lines, page: measured[at]!, torn };
        const difference = compareLines(compared, exceptions);
        if (difference) differences.push(difference);
      }
    }
    const all = [...exceptions.breaks, ...exceptions.widths];
    const used = new Map(all.map((each) => [each.reason, differences.filter((d) => d.exception === each).length]));
    // One that no text needs any more (0) is to be taken out, but a new browser is no reason to fail.
    console.log(`${corpus.length} texts in ${WIDTHS.length} widths:`, Object.fromEntries(used));
    expect(corpus.length).toBeGreaterThanOrEqual(2000);
    expect(differences.filter(({ exception }) => !exception).map(({ message }) => message)).toEqual([]);
  });
});
