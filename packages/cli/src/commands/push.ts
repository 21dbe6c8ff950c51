import { dirname } from 'node:path';
import type { Template } from '@pictify/scene';
import { NotFoundError, type Pictify } from '@pictify/sdk';
import { parse } from '../arguments.ts';
import { connect, SERVER_OPTIONS } from '../server-connection.ts';
import { documentHash, SyncLock } from '../sync/sync-lock.ts';
import { validTemplate } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  ...SERVER_OPTIONS,
  force: { type: 'boolean' },
  publish: { type: 'boolean' },
  note: { type: 'string' },
} as const;

interface Pushed {
  readonly path: string;
  readonly id: string;
  readonly template: Template;
}

/**
 * Makes the server's templates those of the files. All files are checked before the first is sent. A template that
 * somebody else has changed since it was last pushed or pulled here is left alone, unless `--force` says otherwise.
 */
export async function pushCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  if (positionals.length === 0) throw new UsageError('name at least one template file');
  if (values.note !== undefined && !values.publish) throw new UsageError('--note goes with --publish');
  const files: Pushed[] = [];
  for (const path of positionals) files.push({ path, ...(await templateWithId(path)) });
  const { client, url } = connect(values);
  let conflicts = 0;
  for (const file of files) {
    const lock = await SyncLock.open(dirname(file.path));
    const outcome = await push(client, file, values.force ? 'any' : lock.get(url, file.id));
    if (outcome === 'conflict') {
      conflicts++;
      console.error(`${file.id}: changed on ${url} since it was last pulled or pushed here; nothing was sent.`);
      console.error('  Look with “pictify diff”, take theirs with “pictify pull”, or overwrite it with --force.');
      continue;
    }
    await lock.set(url, file.id, outcome.hash);
    console.log(`${file.id}: ${outcome.what}`);
    if (!values.publish) continue;
    const note = values.note === undefined ? {} : { note: values.note };
    console.log(`${file.id}: version ${(await client.templates.publish(file.id, note)).version}`);
  }
  return conflicts > 0 ? 1 : 0;
}

async function templateWithId(path: string): Promise<{ id: string; template: Template }> {
  const template = await validTemplate(path);
  if (template.id !== undefined) return { id: template.id, template };
  throw new UsageError(
    `${path} has no "id"; give it one, such as "id": "year-in-review", so that push knows which it is`,
  );
}

/** `base` is the hash of what the server is expected to hold: undefined where nothing is known of it, or `any`. */
async function push(
  client: Pictify,
  { id, template }: Pushed,
  base: string | undefined,
): Promise<{ what: string; hash: string } | 'conflict'> {
  const there = await client.templates.get(id).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  const hash = documentHash(template);
  if (!there) {
    const { template: created, warnings } = await client.templates.create({ ...template });
    return { what: `created${warned(warnings.length)}`, hash: documentHash(created.document) };
  }
  const theirs = documentHash(there.document);
  if (theirs === hash) return { what: 'unchanged', hash };
  if (base !== 'any' && base !== theirs) return 'conflict';
  const { template: replaced, warnings } = await client.templates.replace(
    id,
    { ...template },
    { ifMatch: there.revision },
  );
  return { what: `revision ${replaced.revision}${warned(warnings.length)}`, hash: documentHash(replaced.document) };
}

function warned(count: number): string {
  return count === 0 ? '' : `, ${count} ${count === 1 ? 'warning' : 'warnings'} (pictify validate lists them)`;
}
