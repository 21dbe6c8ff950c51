/**
 * `npm run gallery`: every golden as a card of one page: what it shows, what is expected, what is drawn now here and in
 * a browser, and where they differ. Prints the page's path.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawGoldens } from './gallery/draw-goldens.ts';
import { motionStrips } from './gallery/motion-strips.ts';
import { galleryPage } from './gallery/page.ts';

const folder = fileURLToPath(new URL('../out/gallery/', import.meta.url));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const drawn = await drawGoldens(folder, (done, all) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} goldens${done === all ? '\n' : ''}`);
});
const cards = [...drawn, ...(await motionStrips(folder))];
await writeFile(`${folder}index.html`, galleryPage(cards));
const differing = cards.filter((card) => card.status !== 'same').length;
console.log(`${cards.length} goldens, ${differing} of them not as expected: ${folder}index.html`);
