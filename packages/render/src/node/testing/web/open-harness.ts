import { rm } from 'node:fs/promises';
import type { Issue } from '@pictify/expr';
import type { Browser, Page } from 'playwright-core';
import type { HarnessCase } from '../../../harness-case.fixture.ts';
import type { Pixels } from '../../encode.ts';
import { loadGoldenAsset } from '../golden-case.ts';
import { buildHarness } from './build-harness.ts';
import { launchChromium } from './chromium.ts';
import { type HarnessServer, serveHarness } from './harness-server.ts';

export interface BrowserDrawing extends Pixels {
  readonly layout: string;
  readonly issues: readonly Issue[];
  /** Of resolving, layout and painting, with what had to be fetched for it. */
  readonly milliseconds: number;
}

/** A browser with a page that draws cases. */
export class Harness {
  readonly #browser: Browser;
  readonly #server: HarnessServer;
  readonly #folder: string;
  #page: Page;
  #drawn = 0;

  private constructor(browser: Browser, server: HarnessServer, folder: string, page: Page) {
    this.#browser = browser;
    this.#server = server;
    this.#folder = folder;
    this.#page = page;
  }

  /** null where there is no browser; see `launchChromium`. */
  static async open(skipped: string): Promise<Harness | null> {
    const browser = await launchChromium(skipped);
    if (!browser) return null;
    const folder = await buildHarness();
    const server = await serveHarness(folder, loadGoldenAsset);
    return new Harness(browser, server, folder, await openPage(browser, server.url));
  }

  /** One case at a time in each of the two. */
  async draw(harnessCase: HarnessCase, where: 'page' | 'worker' = 'page'): Promise<BrowserDrawing> {
    const id = `${this.#drawn++}`;
    const { cases, drawings } = this.#server;
    cases.set(id, harnessCase);
    await (where === 'page'
      ? this.#page.evaluate((name) => globalThis.drawFetchedCase(name), id)
      : this.#page.evaluate((name) => globalThis.drawInWorker(name), id));
    const drawing = drawings.get(id)!;
    cases.delete(id);
    drawings.delete(id);
    const end = drawing.indexOf('\n');
    return { ...JSON.parse(drawing.toString('utf8', 0, end)), data: new Uint8ClampedArray(drawing.subarray(end + 1)) };
  }

  /** Everything in the page, fonts and caches, begins anew, in a profile of its own. */
  async renew(): Promise<void> {
    await this.#page.context().close();
    this.#page = await openPage(this.#browser, this.#server.url);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ deviceScaleFactor: 1, locale: 'en-US', timezoneId: 'UTC' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`In the harness page: ${error.stack}`));
  await page.goto(`${url}/harness.html`);
  await page.waitForFunction(() => 'drawFetchedCase' in globalThis);
  return page;
}

/** What the harness page puts on its window. */
declare global {
  var drawFetchedCase: (id: string) => Promise<void>;
  var drawInWorker: typeof drawFetchedCase;
}
