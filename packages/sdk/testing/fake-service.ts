import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { Pictify } from '../src/index.ts';
import type { PictifyOptions } from '../src/settings.ts';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked. */
  readonly body: string;
}

export interface FakeService {
  readonly url: string;
  /** Those whose body came whole. */
  readonly requests: SeenRequest[];
  readonly pictify: Pictify;
  stop(): Promise<void>;
}

export type FakeHandler = (request: SeenRequest, response: ServerResponse, index: number) => unknown;

/** A service that answers whatever it is told to, to show what a client makes of it. */
export async function startFakeService(handle: FakeHandler, options: PictifyOptions = {}): Promise<FakeService> {
  const requests: SeenRequest[] = [];
  return startRawService(async (message, response) => {
    const request = await readRequest(message).catch(() => null);
    if (!request) return;
    requests.push(request);
    await handle(request, response, requests.length - 1);
  }, options).then((service) => ({ ...service, requests }));
}

/** As `startFakeService`, before the body is read. */
export async function startRawService(
  handle: (message: IncomingMessage, response: ServerResponse) => unknown,
  options: PictifyOptions = {},
): Promise<FakeService> {
  const server = createServer((message, response) => void handle(message, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests: [],
    pictify: new Pictify({ apiKey: 'pk_test', baseUrl: url, ...options }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(message: IncomingMessage): Promise<SeenRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  const { method = '', url = '', headers } = message;
  return { method, url, headers, body: String(headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes) };
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function sendProblem(response: ServerResponse, status: number, code: string, headers: object = {}): void {
  const detail = `It was ${code}.`;
  const problem = { type: '', title: '', status, detail, instance: '', code, requestId: 'req_1', errors: [] };
  sendJson(response, status, problem, { 'Content-Type': 'application/problem+json', ...headers });
}
