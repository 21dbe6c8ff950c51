import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parsePrivateHosts } from '@pictify/fetcher';
import { StartError } from './start-error.ts';

/** What the environment says. Validation, help and the reference page come from `variables` below. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  publicUrl: string;
  apiKey: string | undefined;
  secret: string | undefined;
  databaseUrl: string | undefined;
  workers: number;
  allowPrivateHosts: readonly string[];
  /** Requests a minute of each API key; null for no limits. */
  rateLimit: number | null;
  /** How many proxies of ours stand in front. */
  trustProxy: number;
  /** Whose pages may call the API; “*” for all. */
  allowOrigins: readonly string[];
  webhookInline: number;
  samples: boolean;
  /** Who may read /metrics: `key`, an admin key; `open`, everybody who reaches the port. */
  metrics: string;
  logLevel: string;
}

interface Description {
  /** What holds where the variable is not set; left out where that is nothing. */
  default?: string;
  example?: string;
  help: string;
}

export const variables: Readonly<Record<string, Description>> = {
  PORT: { default: '4400', help: 'Port to listen on; 0 takes a free one.' },
  HOST: { default: '127.0.0.1', help: 'Address to listen on; 0.0.0.0 for every interface.' },
  PICTIFY_DATA_DIR: { default: './.pictify', help: 'Where the database, the images and the root secret lie.' },
  PICTIFY_API_KEY: {
    example: 'my-own-admin-key',
    help: 'Names one admin key (16 characters or more). Else the first start mints one.',
  },
  PICTIFY_SECRET: { help: 'Root secret, 32 characters or more. Else it is made in the data directory.' },
  PICTIFY_PUBLIC_URL: {
    default: 'http://localhost:4400',
    example: 'https://img.example.com',
    help: 'How the outside reaches this server; image URLs begin with it. The default has the port of PORT.',
  },
  DATABASE_URL: {
    example: 'postgres://user:password@db.example.com/pictify',
    help: 'A PostgreSQL to use instead of the embedded one.',
  },
  PICTIFY_STORAGE_URL: { help: 'Not supported in this version: images lie in the data directory.' },
  PICTIFY_ROLE: { default: 'all', help: 'Only “all” in this version.' },
  PICTIFY_WORKERS: { default: 'one per core', example: '2', help: 'Render processes, 1 to 64.' },
  PICTIFY_ALLOW_PRIVATE_HOSTS: {
    example: 'localhost:9000',
    help: 'Private host:port pairs that images and webhooks may reach, separated by commas.',
  },
  PICTIFY_RATE_LIMIT: {
    default: '60000',
    example: '6000',
    help: 'Requests a minute that each API key may make; “off” for no limits, that of wrong keys included.',
  },
  PICTIFY_TRUST_PROXY: {
    default: 'off',
    example: '1',
    help: 'How many proxies stand in front, 1 to 10: so many places from the end of X-Forwarded-For is the client.',
  },
  PICTIFY_ALLOW_ORIGINS: {
    example: 'https://app.example.com,http://localhost:3000',
    help: 'Origins whose pages may call the API from a browser (CORS), separated by commas; “*” for all.',
  },
  PICTIFY_WEBHOOK_INLINE: { default: '10000', help: 'Up to this many rows the completion webhook lists every image.' },
  PICTIFY_SAMPLES: {
    default: 'on',
    help: '“off” leaves out the starter templates and the sample batch of the first start.',
  },
  PICTIFY_METRICS: {
    default: 'key',
    help: '“open” answers /metrics without an API key: on a network where only Prometheus reaches the port.',
  },
  PICTIFY_LOG_LEVEL: { default: 'warn', help: 'trace, debug, info, warn, error or silent.' },
};

/** @throws StartError with every problem found, one sentence a line, each naming its variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const text = (name: string) => env[name]?.trim() || undefined;
  const fail = (sentence: string) => {
    problems.push(sentence);
  };
  const integer = (name: string, fallback: number, min: number, max: number) => {
    const given = text(name);
    if (given === undefined) return fallback;
    const value = Number(given);
    if (/^\d+$/.test(given) && value >= min && value <= max) return value;
    fail(`${name} must be a whole number from ${min} to ${max}, not “${given}”.`);
    return fallback;
  };
  const choice = (name: string, fallback: string, allowed: readonly string[]) => {
    const given = text(name) ?? fallback;
    if (!allowed.includes(given)) fail(`${name} must be one of ${allowed.join(', ')}, not “${given}”.`);
    return given;
  };

  const port = integer('PORT', 4400, 0, 65_535);
  const role = text('PICTIFY_ROLE') ?? 'all';
  if (role !== 'all') fail(`PICTIFY_ROLE=${role} is not supported in this version; leave it out or set it to “all”.`);
  if (text('PICTIFY_STORAGE_URL')) {
    fail('PICTIFY_STORAGE_URL is not supported in this version; leave it out and images lie in PICTIFY_DATA_DIR.');
  }
  const secret = text('PICTIFY_SECRET');
  if (secret !== undefined && secret.length < 32) fail('PICTIFY_SECRET must have at least 32 characters.');
  const apiKey = text('PICTIFY_API_KEY');
  if (apiKey !== undefined && (apiKey.length < 16 || /\s/.test(apiKey))) {
    fail('PICTIFY_API_KEY must have at least 16 characters and no spaces.');
  }
  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    fail('DATABASE_URL must begin with postgres:// (only PostgreSQL is supported).');
  }
  const config: Config = {
    host: text('HOST') ?? '127.0.0.1',
    port,
    dataDir: resolve(text('PICTIFY_DATA_DIR') ?? '.pictify'),
    publicUrl: publicUrl(text('PICTIFY_PUBLIC_URL'), port, fail),
    apiKey,
    secret,
    databaseUrl,
    workers: integer('PICTIFY_WORKERS', Math.min(64, availableParallelism()), 1, 64),
    allowPrivateHosts: privateHosts(text('PICTIFY_ALLOW_PRIVATE_HOSTS'), fail),
    rateLimit: text('PICTIFY_RATE_LIMIT') === 'off' ? null : integer('PICTIFY_RATE_LIMIT', 60_000, 1, 10_000_000),
    trustProxy: text('PICTIFY_TRUST_PROXY') === 'off' ? 0 : integer('PICTIFY_TRUST_PROXY', 0, 0, 10),
    allowOrigins: origins(text('PICTIFY_ALLOW_ORIGINS'), fail),
    webhookInline: integer('PICTIFY_WEBHOOK_INLINE', 10_000, 0, 100_000),
    samples: choice('PICTIFY_SAMPLES', 'on', ['on', 'off']) === 'on',
    metrics: choice('PICTIFY_METRICS', 'key', ['key', 'open']),
    logLevel: choice('PICTIFY_LOG_LEVEL', 'warn', ['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  };
  if (problems.length > 0) throw new StartError(problems.join('\n'));
  return config;
}

function publicUrl(given: string | undefined, port: number, fail: (sentence: string) => void): string {
  if (given === undefined) return `http://localhost:${port}`;
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    fail(`PICTIFY_PUBLIC_URL must be an http(s) URL without query, such as https://img.example.com, not “${given}”.`);
    return given;
  }
  return url.href.replace(/\/+$/, '');
}

function privateHosts(given: string | undefined, fail: (sentence: string) => void): readonly string[] {
  if (given === undefined) return [];
  const parsed = parsePrivateHosts(given);
  for (const error of parsed.errors) fail(error);
  return parsed.hosts;
}

function origins(given: string | undefined, fail: (sentence: string) => void): readonly string[] {
  const listed = given === undefined ? [] : given.split(',').map((origin) => origin.trim().replace(/\/$/, ''));
  for (const origin of listed) {
    if (origin === '*' || (/^https?:/.test(origin) && URL.parse(origin)?.origin === origin)) continue;
    fail(`PICTIFY_ALLOW_ORIGINS lists origins such as https://app.example.com, and “${origin}” is none.`);
  }
  return listed;
}

export function help(): string {
  const width = Math.max(...Object.keys(variables).map((name) => name.length));
  const lines = Object.entries(variables).map(([name, { default: value, example, help }]) => {
    const notes = [...(value ? [`default ${value}`] : []), ...(example ? [`such as ${example}`] : [])];
    return `  ${name.padEnd(width)}  ${help}${notes.length > 0 ? ` [${notes.join('; ')}]` : ''}`;
  });
  return [
    'Usage: npm start [-- --new-key | --help]',
    '',
    '  --new-key   mint another admin API key, show it once, and start',
    '  --help      show this',
    '',
    'Environment:',
    ...lines,
    '',
  ].join('\n');
}
