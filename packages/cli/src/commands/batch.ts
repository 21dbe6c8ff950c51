import { join } from 'node:path';
import { createRenderer, type RenderedImage, RenderLimitError } from '@pictify/render/node';
import { rowFileName } from '@pictify/render/row-file-name';
import { rowKey } from '@pictify/render/row-key';
import { type BatchArguments, readBatchArguments } from '../arguments.ts';
import { ContactSheet } from '../contact-sheet.ts';
import { openFonts } from '../font-folder.ts';
import { createImageLoader } from '../image-loader.ts';
import { inOrder } from '../in-order.ts';
import { IssueSummary } from '../issue-summary.ts';
import { makeFolder, writeOutput } from '../output-file.ts';
import { startProgress } from '../progress.ts';
import { checkRequest, refusalOf } from '../render-request.ts';
import { requireKey } from '../required-key.ts';
import { ResultsTable } from '../results-table.ts';
import { rowsAhead } from '../rows-ahead.ts';
import { readRows } from '../rows-file.ts';
import { compileFile } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

/** Rows under way at once: one is painted while others load, are encoded and written. */
const IN_FLIGHT = 4;
/** Rows whose pictures are loaded ahead of the drawing. */
const WINDOW = 32;

interface Outcome {
  readonly index: number;
  readonly row: unknown;
  readonly key: string | null;
  readonly file: string;
  readonly image: RenderedImage | Error;
}

export async function batchCommand(args: string[]): Promise<number> {
  if (args.includes('--server')) return (await import('./server-batch.ts')).serverBatchCommand(args);
  const given = readBatchArguments(args);
  const template = await compileFile(given.template);
  const options = { ...given, render: checkRequest(template, given.render) };
  const total = await countRows(options);
  if (total === 0) throw new UsageError(`${options.rows} holds no rows`);
  await requireKey(options.rows, options.key);
  const fonts = await openFonts(options);
  const { loadImage, close } = createImageLoader(options);
  const renderer = await createRenderer({ loadImage, fonts });
  await makeFolder(options.output);

  const sheet = new ContactSheet(total);
  const summary = new IssueSummary();
  const results = new ResultsTable();
  const startedAt = performance.now();
  const rows = rowsAhead(readRows(options.rows, total), WINDOW, (window) =>
    renderer.prefetch(template, window, options.render),
  );
  const renderRow = async ({ row, index }: NumberedRow): Promise<Outcome> => {
    const { format } = options.render;
    const key = rowKey(row, options.key ?? null);
    const file = rowFileName(index, total, key, format === 'jpeg' ? 'jpg' : format);
    const image = await renderer.render(template, row, options.render).catch((error: Error) => error);
    if (image instanceof RenderLimitError) throw refusalOf(image);
    if (!(image instanceof Error)) await writeOutput(join(options.output, file), image.bytes);
    return { index, row, key, file, image };
  };
  // A contact sheet is made of pictures, which a document is not.
  const preview = async (row: unknown, { format, bytes }: RenderedImage): Promise<Uint8Array> =>
    format === 'pdf' ? (await renderer.render(template, row, { ...options.render, format: 'png' })).bytes : bytes;
  const progress = startProgress(total);
  try {
    for await (const { image, row, ...place } of inOrder(numbered(rows), IN_FLIGHT, renderRow)) {
      if (image instanceof Error) {
        summary.fail(place.index, image);
        results.add({ ...place, altText: '', issues: [], error: image.message });
      } else {
        const issues = summary.add(place.index, image.issues);
        results.add({ ...place, altText: image.altText, issues, error: null });
        if (sheet.wants(place.index)) await sheet.add(place.index, await preview(row, image));
      }
      progress.update(place.index + 1);
    }
  } finally {
    progress.stop();
    await close();
  }

  const sheetPath = join(options.output, 'contact-sheet.jpg');
  await writeOutput(sheetPath, await sheet.finish());
  await writeOutput(join(options.output, 'results.csv'), results.csv());
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const made = total - summary.failed;
  console.log(`${made} of ${total} images in ${options.output} (${seconds} s); contact sheet: ${sheetPath}`);
  console.log(summary.text());
  return summary.failed > 0 ? 1 : 0;
}

/** A first pass over the file, so that the progress knows its end and a broken file fails before any work. */
async function countRows({ rows, limit }: BatchArguments): Promise<number> {
  let count = 0;
  for await (const _ of readRows(rows, limit)) count++;
  return count;
}

interface NumberedRow {
  readonly row: unknown;
  readonly index: number;
}

async function* numbered(rows: AsyncIterable<unknown>): AsyncGenerator<NumberedRow> {
  let index = 0;
  for await (const row of rows) yield { row, index: index++ };
}
