import { existsSync } from 'node:fs';
import { loadPeer } from '../peers.ts';
import { HEIGHT, type ReferenceCard, WIDTH } from '../reference-card/card.ts';
import { dataUris } from '../reference-card/data-uris.ts';
import { fitNames } from '../reference-card/fit-name.ts';
import { FAMILY } from '../reference-card/fonts.ts';
import { type Block, cardMarkup, type Style } from '../reference-card/markup.ts';
import { type Painted, QUALITY, type Subject, SubjectMissing } from '../subject.ts';

interface Page {
  setContent(html: string): Promise<void>;
  evaluate(script: string): Promise<unknown>;
  screenshot(options: { type: 'png' | 'jpeg'; quality?: number }): Promise<Buffer>;
}
interface Browser {
  newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
  version(): string;
  close(): Promise<void>;
}
interface PlaywrightModule {
  chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** A headless browser: one page kept open, its body replaced for every row, then photographed. */
export const subject: Subject = {
  label: 'Chromium (Playwright)',
  formats: ['png', 'jpeg'],
  packages: ['playwright-core'],
  external: true,
  async open(card) {
    const executablePath = [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find((path) => path && existsSync(path));
    if (!executablePath) {
      throw new SubjectMissing(
        `no Chromium found (looked for ${PLACES.join(', ')}); set CHROMIUM_PATH to have it measured`,
      );
    }
    const { chromium } = await loadPeer<PlaywrightModule>('playwright-core');
    const browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    await page.setContent(pageHtml(card));
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const nameSizes = await fitNames(card.rows);
    return {
      versions: { Chromium: browser.version() },
      async paint(row, format): Promise<Painted> {
        const startedAt = performance.now();
        const html = toHtml(cardMarkup(row, nameSizes.get(row)!));
        await page.evaluate(`showCard(${JSON.stringify(html)})`);
        const shownAt = performance.now();
        const bytes = await page.screenshot(format === 'jpeg' ? { type: 'jpeg', quality: QUALITY } : { type: 'png' });
        return { bytes, stagesMs: { page: shownAt - startedAt, screenshot: performance.now() - shownAt } };
      },
      close: () => browser.close(),
    };
  },
};

/** Fonts and pictures are handed over once; the pictures as blobs, so that the browser may keep them decoded. */
function pageHtml(card: ReferenceCard): string {
  const faces = card.fonts.map(
    (font) =>
      `@font-face { font-family: ${FAMILY}; font-weight: ${font.weight}; src: url(data:font/ttf;base64,${font.bytes.toString('base64')}); }`,
  );
  const samples = card.fonts.map((font) => `<b style="font: ${font.weight} 20px ${FAMILY}">a</b>`);
  return `<!doctype html><meta charset="utf-8"><style>body { margin: 0 } ${faces.join('\n')}</style><body>${samples.join('')}<script>
    const pictures = ${JSON.stringify(Object.fromEntries(dataUris(card.pictures)))};
    const ready = Promise.all(Object.entries(pictures).map(async ([source, uri]) => {
      pictures[source] = URL.createObjectURL(await (await fetch(uri)).blob());
    }));
    async function showCard(html) {
      await ready;
      document.body.innerHTML = html;
      const images = [...document.images];
      for (const image of images) image.src = pictures[image.dataset.source];
      await Promise.all(images.map((image) => image.decode()));
    }
  </script>`;
}

function toHtml(block: Block): string {
  const style = `style="${cssText(block.style)}"`;
  if (block.picture) return `<img data-source="${block.picture}" ${style}>`;
  return `<div ${style}>${block.text === undefined ? (block.children ?? []).map(toHtml).join('') : escapeHtml(block.text)}</div>`;
}

function cssText(style: Style): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
