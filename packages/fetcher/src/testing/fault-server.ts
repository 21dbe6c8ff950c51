import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestCertificate } from './certificate.ts';
import { FAULT_ROUTES } from './fault-routes.ts';

export interface FaultHit {
  method: string;
  /** Path and query as received. */
  path: string;
  headers: IncomingHttpHeaders;
}

export interface FaultServer {
  port: number;
  /** `127.0.0.1:port`, as the allow-list wants it. */
  host: string;
  /** `http(s)://127.0.0.1:port`, without a slash at the end. */
  origin: string;
  /** Every request received, oldest first. */
  hits: FaultHit[];
  /** TCP connections accepted. */
  readonly connections: number;
  /** Of those, still open. */
  readonly openConnections: number;
  /** The most requests ever being answered at once. */
  readonly mostAtOnce: number;
  /** When set, every request is answered by this path's route instead of its own. */
  override: string | null;
  close(): Promise<void>;
}

export interface FaultServerOptions {
  /** Serve https with this certificate. */
  certificate?: TestCertificate;
}

/**
 * A web server on 127.0.0.1, on a port the system chooses, that misbehaves on request.
 *
 * Good: `/ok.png`, `/ok.svg`, `/cached.png?control=&etag=` (answers 304 to its own tag), `/echo` (what it received, as
 * JSON), `/gzip`, `/brotli`. Plain errors: `/404`, `/status?code=`, `/not-image` (HTML called a PNG).
 * Slow: `/slow?ms=` before the headers, `/silent` never answers, `/trickle?ms=` a byte at a time, `/trickle-headers`.
 * Big: `/endless`, `/huge` (100 MB, with its length; `?chunked` without), `/bomb` (20 MB of zeros, gzip),
 * `/fat-headers`. Broken: `/reset` and `/short` mid-body, `/long` (more than its length), `/garbage`, `/coding?name=`,
 * `/flaky?fails=&status=` (fails that often per URL, then works).
 * Redirects: `/redirect?to=&code=`, `/redirects?count=`, `/redirect-endless`. Anything else is 404.
 */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const hits: FaultHit[] = [];
  const asked = new Map<string, number>();
  const sockets = new Set<Socket>();
  let connections = 0;
  let atOnce = 0;
  let mostAtOnce = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    hits.push({ method: request.method ?? '', path, headers: request.headers });
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    response.on('close', () => {
      atOnce -= 1;
    });
    response.on('error', () => {});
    const earlier = asked.get(path) ?? 0;
    asked.set(path, earlier + 1);
    const url = new URL(path, 'http://127.0.0.1');
    const body = Buffer.from(await text(request));
    const route = FAULT_ROUTES[server.override ?? url.pathname] ?? FAULT_ROUTES['/404']!;
    route({ request, response, query: url.searchParams, body, earlier });
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => response.destroy());
  };
  const http: Server = options.certificate ? createTlsServer(options.certificate, listener) : createServer(listener);
  http.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the fault server has no port');

  const server: FaultServer = {
    port: address.port,
    host: `127.0.0.1:${address.port}`,
    origin: `${options.certificate ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    hits,
    get connections() {
      return connections;
    },
    get openConnections() {
      return sockets.size;
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
    override: null,
    async close() {
      for (const socket of sockets) socket.destroy();
      http.close();
      await once(http, 'close');
    },
  };
  return server;
}
