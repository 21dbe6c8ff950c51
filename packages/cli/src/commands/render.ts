import { dirname } from 'node:path';
import { createRenderer } from '@pictify/render/node';
import { readRenderArguments } from '../arguments.ts';
import { createImageLoader } from '../image-loader.ts';
import { makeFolder, writeOutput } from '../output-file.ts';
import { checkRequest, refusalOf } from '../render-request.ts';
import { readOneRow } from '../rows-file.ts';
import { compileFile, describeIssue } from '../template-file.ts';

export async function renderCommand(args: string[]): Promise<number> {
  const options = readRenderArguments(args);
  const template = await compileFile(options.template);
  checkRequest(template, options.render);
  const row = options.row === undefined ? {} : await readOneRow(options.row);
  const { loadImage, close } = createImageLoader(options);
  const renderer = await createRenderer({ loadImage });
  const image = await renderer
    .render(template, row, options.render)
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
