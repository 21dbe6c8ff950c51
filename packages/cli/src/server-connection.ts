import { Pictify } from '@pictify/sdk';
import { UsageError } from './usage-error.ts';

/** The options of every command that talks to a server. */
export const SERVER_OPTIONS = { url: { type: 'string' }, 'api-key': { type: 'string' } } as const;

export interface ServerValues {
  readonly url?: string | undefined;
  readonly 'api-key'?: string | undefined;
}

export interface Connection {
  readonly client: Pictify;
  /** Without a slash at the end. */
  readonly url: string;
}

/** Options go before the environment (PICTIFY_URL, PICTIFY_API_KEY). @throws UsageError for what is missing. */
export function connect(values: ServerValues): Connection {
  const url = values.url ?? process.env['PICTIFY_URL'] ?? 'http://localhost:4400';
  try {
    const client = new Pictify({ baseUrl: url, apiKey: values['api-key'] });
    return { client, url: new URL(url).href.replace(/\/+$/, '') };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message} On the command line: --url, --api-key`);
  }
}
