import { integer, parse } from '../arguments.ts';
import { connect, SERVER_OPTIONS } from '../server-connection.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  ...SERVER_OPTIONS,
  scope: { type: 'string', multiple: true },
  expires: { type: 'string' },
  overlap: { type: 'string' },
} as const;

const usage = 'say keys list, keys create <name> --scope render, keys rotate <id> or keys revoke <id>';

/** The API keys of the workspace. A new key is shown once. */
export async function keysCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [action = 'list', subject, surplus] = positionals;
  if (surplus !== undefined || (action !== 'list' && subject === undefined)) throw new UsageError(usage);
  const overlapSeconds = integer('--overlap', values.overlap, 0, 30 * 24 * 3600);
  const { apiKeys } = connect(values).client;
  if (action === 'list') {
    const { apiKeys: listed } = await apiKeys.list({ limit: 100 });
    for (const { id, name, prefix, scopes, lastUsedAt, expiresAt, revokedAt } of listed) {
      const state = revokedAt ? 'revoked' : expiresAt ? `until ${expiresAt}` : 'valid';
      console.log([id, prefix, name, scopes.join(), `used ${lastUsedAt ?? 'never'}`, state].join('  '));
    }
  } else if (action === 'create') {
    const scopes = (values.scope ?? ['render']) as Parameters<typeof apiKeys.create>[0]['scopes'];
    const expiry = values.expires === undefined ? {} : { expiresAt: values.expires };
    show(await apiKeys.create({ name: subject!, scopes, ...expiry }));
  } else if (action === 'rotate') {
    show(await apiKeys.rotate(subject!, overlapSeconds === undefined ? {} : { overlapSeconds }));
  } else if (action === 'revoke') {
    await apiKeys.revoke(subject!);
    console.log(`${subject} is revoked.`);
  } else throw new UsageError(usage);
  return 0;
}

function show({ key, apiKey }: { key: string; apiKey: { id: string; name: string } }): void {
  console.log(key);
  console.error(`This is ${apiKey.id}, “${apiKey.name}”. It is shown this once: keep it.`);
}
