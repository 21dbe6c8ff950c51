import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createRenderer } from '@pictify/render/node';
import { readArguments } from '../arguments.ts';
import { createImageLoader } from '../image-loader.ts';
import { compileFile, describeIssue, readJson } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

export async function renderCommand(args: string[]): Promise<number> {
  const options = readArguments(args);
  const [templatePath, surplus] = options.positionals;
  if (!templatePath || surplus) throw new UsageError('name one template file');
  const template = await compileFile(templatePath);
  const row = options.rowPath ? firstRow(await readJson(options.rowPath)) : {};
  const renderer = await createRenderer({ loadImage: createImageLoader({ templatePath, ...options }) });
  const image = await renderer.render(template, row, options.render).catch((error: unknown) => {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  });
  await mkdir(dirname(options.output), { recursive: true });
  await writeFile(options.output, image.bytes);
  console.log(
    `${options.output}  ${image.width}×${image.height}  ${image.format}  ${Math.ceil(image.bytes.length / 1024)} KB`,
  );
  if (image.altText) console.log(`  alt  ${image.altText}`);
  for (const issue of image.issues) console.log(describeIssue(issue));
  return 0;
}

/** A file of sample rows works where one row is asked for. */
const firstRow = (json: unknown): unknown => (Array.isArray(json) ? json[0] : json);
