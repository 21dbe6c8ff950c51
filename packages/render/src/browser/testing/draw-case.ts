import type { Issue } from '@pictify/expr';
import { compileTemplateDocument, type ResolvedScene, validateTemplate } from '@pictify/scene';
import type { HarnessCase } from '../../harness-case.fixture.ts';
import { serialiseLayout } from '../../layout/serialised-layout.fixture.ts';
import { type BrowserRenderer, createBrowserRenderer, picturesFrom } from '../index.ts';

export interface DrawnCase {
  readonly layout: string;
  readonly issues: readonly Issue[];
  readonly width: number;
  readonly height: number;
  /** Of resolving, layout and painting, reading the pixels included. */
  readonly milliseconds: number;
}

let renderer: Promise<BrowserRenderer> | undefined;

/**
 * Fetches a case and draws it, in a page or a worker. Posts a line of JSON, and after it the pixels as straight RGBA, to
 * `/drawings/{id}`.
 */
export async function drawFetchedCase(id: string): Promise<void> {
  renderer ??= createBrowserRenderer({
    fontUrl: (path) => `/fonts/${path}`,
    loadPicture: picturesFrom((request) => `/pictures?${new URLSearchParams({ request: JSON.stringify(request) })}`),
  });
  const ready = await renderer;
  const harnessCase = (await (await fetch(`/cases/${id}`)).json()) as HarnessCase;
  const fonts = harnessCase.fonts?.map(async ({ path, family }) => ({ bytes: await fetchFont(path), family })) ?? [];
  await ready.useFonts(await Promise.all(fonts), 'harness');
  const start = performance.now();
  const scene = harnessCase.scene ?? resolveRow(harnessCase);
  const laidOut = await ready.layout(scene, harnessCase);
  const canvas = 'document' in globalThis ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
  ready.paint(canvas, laidOut);
  const { width, height } = canvas;
  const context = canvas.getContext('2d') as Pick<CanvasRenderingContext2D, 'getImageData'>;
  const { data } = context.getImageData(0, 0, width, height);
  const milliseconds = performance.now() - start;
  const issues = [...scene.issues, ...laidOut.issues];
  const drawn: DrawnCase = { layout: serialiseLayout(laidOut.page), issues, width, height, milliseconds };
  // As a blob: a body of bytes takes seconds where the browser is watched by a debugger.
  await fetch(`/drawings/${id}`, { method: 'POST', body: new Blob([JSON.stringify(drawn), '\n', data]) });
}

async function fetchFont(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`/fonts/${path}`)).arrayBuffer());
}

function resolveRow({ template, row, resolve }: HarnessCase): ResolvedScene {
  const validation = validateTemplate(template);
  if (!validation.template) throw new Error('The case has no valid template.');
  return compileTemplateDocument(validation.template).resolve(row, { ...resolve, clock: () => 0 });
}
