import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NotFoundError } from '@pictify/sdk';
import { parse } from '../arguments.ts';
import { makeFolder, writeOutput } from '../output-file.ts';
import { connect, SERVER_OPTIONS } from '../server-connection.ts';
import { documentHash, SyncLock } from '../sync/sync-lock.ts';
import { readJson, validateFile } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  ...SERVER_OPTIONS,
  output: { type: 'string', short: 'o' },
  all: { type: 'boolean' },
  force: { type: 'boolean' },
} as const;

interface Wanted {
  readonly id: string;
  readonly path: string;
}

/**
 * Writes the server's templates as files: by id into a folder, or into the files that are named. A file with changes that
 * were never pushed is left alone, unless `--force` says otherwise; a template that is not there keeps no other back.
 */
export async function pullCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  if (positionals.length === 0 && !values.all) throw new UsageError('name templates by id or file, or give --all');
  const { client, url } = connect(values);
  const folder = values.output ?? '.';
  const wanted: Wanted[] = [];
  for (const name of positionals) wanted.push(await wantedBy(name, folder));
  if (values.all) {
    for await (const { id } of client.templates.iterate()) wanted.push({ id, path: join(folder, `${id}.json`) });
  }
  let left = 0;
  for (const { id, path } of wanted) {
    const found = await client.templates.get(id).catch(missing);
    if (found instanceof NotFoundError) {
      left++;
      console.error(`${id}: ${found.detail}`);
      continue;
    }
    const { document } = found;
    await makeFolder(dirname(path));
    const lock = await SyncLock.open(dirname(path));
    const theirs = documentHash(document);
    const ours = existsSync(path) ? await hashOf(path) : undefined;
    if (ours !== undefined && ours !== theirs && ours !== lock.get(url, id) && !values.force) {
      left++;
      console.error(`${path}: has changes that were never pushed; it stays as it is. Overwrite it with --force.`);
      continue;
    }
    if (ours !== theirs) await writeOutput(path, `${JSON.stringify(document, null, 2)}\n`);
    await lock.set(url, id, theirs);
    console.log(`${id}: ${ours === theirs ? 'unchanged' : path}`);
  }
  return left > 0 ? 1 : 0;
}

function missing(error: unknown): NotFoundError {
  if (error instanceof NotFoundError) return error;
  throw error;
}

/** A file is pulled under the id it holds. */
async function wantedBy(name: string, folder: string): Promise<Wanted> {
  if (!name.endsWith('.json')) return { id: name, path: join(folder, `${name}.json`) };
  const { id } = (await readJson(name)) as { id?: unknown };
  if (typeof id === 'string') return { id, path: name };
  throw new UsageError(`${name} has no "id", so it is none of the server's templates`);
}

/** As the server would store it, where it is valid. */
async function hashOf(path: string): Promise<string> {
  const { template } = await validateFile(path);
  return documentHash(template ?? (await readJson(path)));
}
