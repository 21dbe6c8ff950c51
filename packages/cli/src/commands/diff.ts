import { dirname } from 'node:path';
import { createRenderer, type Renderer } from '@pictify/render/node';
import { type CompiledTemplate, compileTemplateDocument, type Template, validateTemplate } from '@pictify/scene';
import { integer, parse } from '../arguments.ts';
import { type DiffRow, diffSheet } from '../diff/diff-sheet.ts';
import { describeChange, documentChanges } from '../diff/document-changes.ts';
import { pictureDifference } from '../diff/picture-difference.ts';
import { openFonts } from '../font-folder.ts';
import { createImageLoader } from '../image-loader.ts';
import { makeFolder, writeOutput } from '../output-file.ts';
import { firstRows } from '../rows-file.ts';
import { connect, SERVER_OPTIONS } from '../server-connection.ts';
import { validTemplate } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

const defaultRows = 3;

const options = {
  ...SERVER_OPTIONS,
  rows: { type: 'string' },
  limit: { type: 'string' },
  output: { type: 'string', short: 'o' },
  assets: { type: 'string' },
  fonts: { type: 'string' },
  'allow-private': { type: 'string' },
} as const;

/**
 * What changed from the server's template to a file, or from one file to another: in words, and with `-o` in pictures of the
 * same rows before and after. 0 where nothing differs, 1 where something does.
 */
export async function diffCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [first, second, surplus] = positionals;
  const path = second ?? first;
  if (!first || !path || surplus) throw new UsageError('name a template file, or one from before and one from after');
  const limit = integer('--limit', values.limit, 1, 20) ?? defaultRows;
  const template = await validTemplate(path);
  const before = second === undefined ? await fromServer(template, path, values) : await validTemplate(first);
  // A file without an id is the same template as before.
  const after = template.id === undefined ? { ...template, ...(before.id && { id: before.id }) } : template;
  const changes = documentChanges(before, after);
  if (changes.length === 0) {
    console.log('No difference.');
    return 0;
  }
  for (const change of changes) console.log(describeChange(change));
  if (values.output === undefined) return 1;

  const { assets, fonts, 'allow-private': allowPrivate = '' } = values;
  const { loadImage, close } = createImageLoader({ template: path, assets, allowPrivate });
  try {
    const renderer = await createRenderer({ loadImage, fonts: await openFonts({ template: path, fonts }) });
    const rows = values.rows === undefined ? [{}] : await firstRows(values.rows, limit);
    const compared = await compare(renderer, compileTemplateDocument(before), compileTemplateDocument(after), rows);
    await makeFolder(dirname(values.output));
    await writeOutput(values.output, await diffSheet(compared));
    console.log(`before, after and difference: ${values.output}`);
  } finally {
    await close();
  }
  return 1;
}

async function compare(
  renderer: Renderer,
  before: CompiledTemplate,
  after: CompiledTemplate,
  rows: readonly unknown[],
): Promise<DiffRow[]> {
  const drawn: DiffRow[] = [];
  for (const [index, row] of rows.entries()) {
    const first = (await renderer.render(before, row, { format: 'png' })).bytes;
    const second = (await renderer.render(after, row, { format: 'png' })).bytes;
    const { share, picture } = await pictureDifference(first, second);
    console.log(`row ${index + 1}: ${(share * 100).toFixed(1)} % of the pixels differ`);
    drawn.push({ before: first, after: second, difference: picture });
  }
  return drawn;
}

async function fromServer({ id }: Template, path: string, values: Parameters<typeof connect>[0]): Promise<Template> {
  if (id === undefined)
    throw new UsageError(`${path} has no "id", so there is nothing on the server to compare it with`);
  const { client, url } = connect(values);
  const { document } = await client.templates.get(id);
  const { template } = validateTemplate(document);
  if (!template) throw new UsageError(`${url} holds a template “${id}” that this version cannot read`);
  return template;
}
