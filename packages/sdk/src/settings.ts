export interface PictifyOptions {
  /** Default: the environment variable PICTIFY_API_KEY. */
  apiKey?: string | undefined;
  /** Where the service is. Default: the environment variable PICTIFY_URL, then http://localhost:4400. */
  baseUrl?: string | URL | undefined;
  /** Default: the platform’s own. */
  fetch?: typeof fetch | undefined;
  /** How long one attempt may pass with nothing moving, before it is given up; 0 is for ever. Default 60,000. */
  timeoutMs?: number | undefined;
  /** How often a call is tried again after a failure that may pass. Default 3. */
  maxRetries?: number | undefined;
}

export interface Settings {
  readonly apiKey: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

const DEFAULTS = { baseUrl: 'http://localhost:4400', timeoutMs: 60_000, maxRetries: 3 };

export function readSettings(options: PictifyOptions): Settings {
  const given = options.fetch ?? globalThis.fetch;
  if (typeof given !== 'function') throw new TypeError('There is no global fetch here: pass one as { fetch }.');
  return {
    apiKey: readKey(options.apiKey ?? environment('PICTIFY_API_KEY')),
    baseUrl: readUrl(String(options.baseUrl ?? environment('PICTIFY_URL') ?? DEFAULTS.baseUrl)),
    // Called as a method of something else, the fetch of browsers throws.
    fetch: (input, init) => given(input, init),
    timeoutMs: options.timeoutMs ?? DEFAULTS.timeoutMs,
    maxRetries: options.maxRetries ?? DEFAULTS.maxRetries,
  };
}

function readKey(given: string | undefined): string {
  const key = given?.trim() ?? '';
  if (key === '') {
    throw new TypeError(
      'There is no API key: pass new Pictify({ apiKey }), or set PICTIFY_API_KEY in the environment.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(key)) throw new TypeError('The API key has characters that no key has; copy it again.');
  return key;
}

function readUrl(given: string): string {
  if (!/^https?:\/\/[^/]/i.test(given)) {
    throw new TypeError(`“${given}” is no address of a service: baseUrl looks like http://localhost:4400.`);
  }
  return new URL(given).href.replace(/\/+(v1\/*)?$/, '');
}

/** Where there is a process with an environment; an empty variable is none. */
function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name] || undefined;
}
