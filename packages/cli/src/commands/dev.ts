import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { integer, parse } from '../arguments.ts';
import { startDevServer } from '../dev/dev-server.ts';
import { Preview } from '../dev/preview.ts';
import { watchFiles } from '../dev/watch-files.ts';
import { folderOf } from '../folder-of.ts';
import { signalled } from '../signalled.ts';
import { UsageError } from '../usage-error.ts';

const defaultPort = 4500;
const defaultRows = 12;

const options = {
  port: { type: 'string' },
  limit: { type: 'string' },
  assets: { type: 'string' },
  fonts: { type: 'string' },
  'allow-private': { type: 'string' },
} as const;

/** Shows a template on real rows in a browser, drawn anew whenever a file changes. Ends at a signal. */
export async function devCommand(args: string[], until: Promise<unknown> = signalled()): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [template, given, surplus] = positionals;
  if (!template || surplus) throw new UsageError('name a template file, and if you like a file of rows');
  const rows = given ?? rowsBeside(template);
  const { assets, fonts, 'allow-private': allowPrivate = '' } = values;
  const limit = integer('--limit', values.limit, 1, 100) ?? defaultRows;
  const port = integer('--port', values.port, 0, 65_535) ?? defaultPort;
  const preview = await Preview.open({ template, rows, limit, assets, fonts, allowPrivate });
  const server = await startDevServer(preview, port);
  const folders = [folderOf('assets', assets, template), folderOf('fonts', fonts, template)].filter(existsSync);
  let reloading = Promise.resolve();
  const watching = watchFiles([template, ...(rows ? [rows] : [])], folders, () => {
    // One after the other, so that what was read last is what is shown.
    reloading = reloading.then(async () => {
      await preview.reload();
      server.announce();
      report(preview);
    });
  });
  console.log(`${template}${rows ? ` with ${rows}` : ''}: ${server.url}`);
  report(preview);
  await until;
  watching.close();
  await reloading;
  await server.close();
  await preview.close();
  return 0;
}

function report(preview: Preview): void {
  for (const error of preview.state().errors) console.log(error);
}

function rowsBeside(template: string): string | undefined {
  const folder = dirname(resolve(template));
  return ['rows.json', 'rows.csv', 'rows.ndjson'].map((name) => join(folder, name)).find(existsSync);
}
