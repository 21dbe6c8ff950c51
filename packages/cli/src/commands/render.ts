import { dirname } from 'node:path';
import { createRenderer } from '@pictify/render/node';
import { readRenderArguments } from '../arguments.ts';
import { openFonts } from '../font-folder.ts';
import { createImageLoader } from '../image-loader.ts';
import { makeFolder, writeOutput } from '../output-file.ts';
import { checkRequest, refusalOf } from '../render-request.ts';
import { readOneRow, readRows } from '../rows-file.ts';
import { compileFile, describeIssue } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

export async function renderCommand(args: string[]): Promise<number> {
  const given = readRenderArguments(args);
  const template = await compileFile(given.template);
  const options = { ...given, render: checkRequest(template, given.render) };
  const rows = options.rows === undefined ? [await rowOf(options.row)] : await pagesOf(options.rows);
  const fonts = await openFonts(options);
  const { loadImage, close } = createImageLoader(options);
  const renderer = await createRenderer({ loadImage, fonts });
  const drawing =
    rows.length === 1
      ? renderer.render(template, rows[0], options.render)
      : renderer.renderSets(template, rows, options.render);
  const image = await drawing
    .catch((error: unknown) => {
      throw refusalOf(error);
    })
    .finally(close);
  await makeFolder(dirname(options.output));
  await writeOutput(options.output, image.bytes);
  console.log(
    `${options.output}  ${image.width}×${image.height}  ${image.format}  ${Math.ceil(image.bytes.length / 1024)} KB`,
  );
  if (image.altText) console.log(`  alt  ${image.altText}`);
  for (const issue of image.issues) console.log(describeIssue(issue));
  return 0;
}

const rowOf = async (path: string | undefined): Promise<object> => (path === undefined ? {} : readOneRow(path));

const MAX_PAGES = 100;

/** The rows of a document. @throws UsageError for none, and for more than a document may have. */
async function pagesOf(path: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readRows(path)) {
    if (rows.length === MAX_PAGES)
      throw new UsageError(`${path} has more than ${MAX_PAGES} rows; a PDF has one page set each`);
    rows.push(row);
  }
  if (rows.length === 0) throw new UsageError(`${path} holds no rows`);
  return rows;
}
