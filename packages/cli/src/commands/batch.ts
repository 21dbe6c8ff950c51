import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRenderer } from '@pictify/render/node';
import cliProgress from 'cli-progress';
import { readArguments } from '../arguments.ts';
import { ContactSheet } from '../contact-sheet.ts';
import { fileName } from '../file-name.ts';
import { createImageLoader } from '../image-loader.ts';
import { IssueSummary } from '../issue-summary.ts';
import { readRows } from '../rows-file.ts';
import { compileFile } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

export async function batchCommand(args: string[]): Promise<number> {
  const options = readArguments(args);
  const [templatePath, rowsPath, surplus] = options.positionals;
  if (!templatePath || !rowsPath || surplus) throw new UsageError('name a template file and a file of rows');
  const template = await compileFile(templatePath);
  const total = await countRows(rowsPath, options.limit);
  if (total === 0) throw new UsageError(`${rowsPath} holds no rows`);
  const renderer = await createRenderer({ loadImage: createImageLoader({ templatePath, ...options }) });
  await mkdir(options.output, { recursive: true });

  const sheet = new ContactSheet(total);
  const summary = new IssueSummary();
  const bar = new cliProgress.SingleBar(
    { format: '  {bar} {value}/{total}  {rate} images/s  eta {eta}s', hideCursor: true, noTTYOutput: false },
    cliProgress.Presets.shades_classic,
  );
  const startedAt = performance.now();
  bar.start(total, 0, { rate: '–' });
  let index = 0;
  for await (const row of readRows(rowsPath)) {
    if (index >= total) break;
    const name = fileName(index, total, row, options.key, options.render.format);
    try {
      const image = await renderer.render(template, row, options.render);
      await writeFile(join(options.output, name), image.bytes);
      summary.add(index, name, image.issues);
      await sheet.add(index, image.bytes);
    } catch (error) {
      if (error instanceof RangeError) throw new UsageError(error.message);
      summary.fail(index, name, error as Error);
    }
    index++;
    bar.update(index, { rate: ((index * 1000) / (performance.now() - startedAt)).toFixed(1) });
  }
  bar.stop();

  const sheetPath = join(options.output, 'contact-sheet.jpg');
  await writeFile(sheetPath, await sheet.finish());
  await writeFile(join(options.output, 'results.csv'), summary.csv());
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${index - summary.failed} of ${index} images in ${options.output} (${seconds.toFixed(1)} s); contact sheet: ${sheetPath}`,
  );
  console.log(summary.text());
  return summary.failed > 0 ? 1 : 0;
}

/** A first pass over the file, so that the progress bar knows its end and a broken file fails before any work. */
async function countRows(path: string, limit: number): Promise<number> {
  let count = 0;
  for await (const _ of readRows(path)) {
    count++;
    if (count >= limit) break;
  }
  return count;
}
