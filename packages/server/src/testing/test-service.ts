import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { type Service, type ServiceOptions, startService } from '../service.ts';
import { freshDatabase } from './databases.ts';
import { checkListed } from './listed-errors.ts';

export const testKey = 'test_admin_key_0123456789';
export const testWorkerModule = fileURLToPath(new URL('./test-worker.ts', import.meta.url));
/** For tests that look at what is really drawn. */
export const realWorkerModule = fileURLToPath(new URL('../workers/worker-main.ts', import.meta.url));

export interface TestAnswer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  text: string;
  json: T;
}

export interface CallOptions {
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
  key?: string | null;
}

export interface TestService extends Service {
  lines: string[];
  call<T = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<TestAnswer<T>>;
}

export interface TestServiceOptions extends ServiceOptions {
  env?: Record<string, string>;
}

/** The whole service with a fresh database, on a free port, with render processes that draw nothing. */
export async function startTestService({ env, ...options }: TestServiceOptions = {}): Promise<TestService> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pictify-'));
  const config: Config = readConfig({
    PORT: '0',
    PICTIFY_DATA_DIR: dataDir,
    PICTIFY_API_KEY: testKey,
    PICTIFY_WORKERS: '2',
    DATABASE_URL: await freshDatabase(),
    ...env,
  });
  const lines: string[] = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  const service = await startService(config, log, { ...options, pool: { module: testWorkerModule, ...options.pool } });
  return {
    ...service,
    lines,
    call: (method, path, call) => callService(service.url, method, path, call),
    stop: async () => {
      await service.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function callService<T>(
  url: string,
  method: string,
  path: string,
  { body, raw, headers, key = testKey }: CallOptions = {},
): Promise<TestAnswer<T>> {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
      ...(payload === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { body: payload as string }),
  });
  const text = await response.text();
  if (response.headers.get('content-type') === 'application/problem+json' && text) {
    checkListed(method, url + path, JSON.parse(text));
  }
  const isJson = response.headers.get('content-type')?.includes('json') && !text.includes('\n{');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (isJson && text ? JSON.parse(text) : {}) as T,
  };
}

/** A small valid template; expressions stand in the text of its one layer. */
export function testTemplate(id: string, text = 'Hello {{ name }}'): Record<string, unknown> {
  return {
    schema: 1,
    id,
    name: 'Test card',
    width: 120,
    height: 60,
    variables: [{ name: 'name', type: 'text', default: 'friend' }],
    pages: [{ id: 'page', layers: [{ id: 'title', type: 'text', box: { x: 0, y: 0, width: 120, height: 60 }, text }] }],
    sizes: { story: { width: 60, height: 120 } },
  };
}

export interface BatchView {
  id: string;
  status: string;
  total: number;
  completed: number;
  failed: number;
  cancelled: number;
}

/** Polls a batch until it has ended. */
export async function batchEnd(call: TestService['call'], id: string): Promise<BatchView> {
  for (;;) {
    const { json } = await call<BatchView>('GET', `/v1/batches/${id}`);
    if (json.status !== 'queued' && json.status !== 'processing') return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
