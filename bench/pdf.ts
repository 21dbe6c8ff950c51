import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument } from '@napi-rs/canvas';
import { compileTemplateDocument, type ResolvedScene, type Template } from '@pictify/scene';
import type { Canvas2D } from '../packages/render/src/canvas.ts';
import { createFontLibrary } from '../packages/render/src/node/fonts/index.ts';
import { renderDocument } from '../packages/render/src/node/pdf/index.ts';
import { PictureCache } from '../packages/render/src/node/picture-cache.ts';
import { type Stage, setPage } from '../packages/render/src/node/stage.ts';
import { createSurface } from '../packages/render/src/node/surface.ts';
import { paintPage } from '../packages/render/src/paint/paint-page.ts';
import { describeMachine, machineLine } from './machine.ts';

// `node bench/pdf.ts`: a hundred pages of year-in-review, by our writer and by the canvas library's own PDF backend,
// which is given the same layout and the same drawing calls. CPU time counts, because others may be at work. Writes
// `results/pdf.md`.

const examples = new URL('../examples/', import.meta.url);
const read = (path: string): Buffer => readFileSync(new URL(path, examples));
const template = compileTemplateDocument(JSON.parse(String(read('year-in-review/template.json'))) as Template);
const rows = JSON.parse(String(read('year-in-review/rows.json'))) as object[];
const stage: Stage = {
  fonts: await createFontLibrary(),
  cache: new PictureCache(),
  load: async (source) => read(`assets/${source.replace('asset:', '')}`),
};
const scenes = (): ResolvedScene[] => rows.map((row) => template.resolve(row, { now: 0 }));

async function ours(): Promise<Uint8Array> {
  const sets = scenes().map((scene) => ({ scene }));
  return (await renderDocument(sets, {}, stage)).bytes;
}

/** Effects at the size of the page, pictures without loss: its defaults. It gives no text for ligatures and conjuncts. */
async function skia(): Promise<Uint8Array> {
  const document = new PDFDocument({ title: 'bench' });
  for (const scene of scenes()) {
    const { page, images } = await setPage(scene, 0, 1, stage);
    const { width, height } = scene;
    const context = document.beginPage(width, height) as unknown as Canvas2D;
    paintPage({ width, height, context, drawable: null }, page, { images, createSurface, scale: 1 });
    document.endPage();
  }
  return document.close();
}

const RUNS = 5;

async function measure(make: () => Promise<Uint8Array>) {
  const first = await timed(make);
  const later = [];
  for (let run = 0; run < RUNS; run++) later.push(await timed(make));
  const best = later.reduce((a, b) => (b.cpuMs < a.cpuMs ? b : a));
  return {
    firstCpuMsPerPage: round(first.cpuMs / rows.length),
    cpuMsPerPage: round(best.cpuMs / rows.length),
    msPerPage: round(best.ms / rows.length),
    bytes: best.bytes,
  };
}

async function timed(make: () => Promise<Uint8Array>) {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const { length } = await make();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000, bytes: length };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const found = { ours: await measure(ours), 'Skia PDF': await measure(skia) };
console.table(found);
const table = Object.entries(found).map(
  ([name, { firstCpuMsPerPage, cpuMsPerPage, msPerPage, bytes }]) =>
    `| ${name} | ${firstCpuMsPerPage} | ${cpuMsPerPage} | ${msPerPage} | ${(bytes / 1e6).toFixed(2)} |`,
);
const head = ['| | first run, CPU ms a page | CPU ms a page | ms a page | MB |', '|---|---|---|---|---|'];
writeFileSync(
  new URL('results/pdf.md', import.meta.url),
  `# A PDF of ${rows.length} pages\n\n${machineLine(describeMachine())}\n\n${[...head, ...table].join('\n')}\n`,
);
