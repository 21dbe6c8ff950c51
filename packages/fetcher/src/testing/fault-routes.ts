import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { SAMPLE_PNG, SAMPLE_SVG } from './sample-images.ts';

export interface FaultRequest {
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
  body: Buffer;
  /** How often this exact path and query was asked for before. */
  earlier: number;
}

type Route = (at: FaultRequest) => void;

const HUGE_BYTES = 100 * 1024 * 1024;
let bomb: Buffer | undefined;
const BLOCK = Buffer.alloc(64 * 1024, 1);

/** One way of answering per path; what each does is said in `startFaultServer`. */
export const FAULT_ROUTES: Readonly<Record<string, Route>> = {
  '/ok.png': ({ response }) => image(response, {}),
  '/ok.svg': ({ response }) => {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(SAMPLE_SVG);
  },
  '/cached.png': cached,
  '/404': ({ response }) => {
    response.writeHead(404).end('not found');
  },
  '/status': ({ response, query }) => {
    response.writeHead(numberIn(query, 'code', 503)).end('as asked');
  },
  '/slow': ({ response, query }) => after(response, numberIn(query, 'ms', 60_000), () => image(response, {})),
  '/silent': () => {},
  '/endless': ({ response }) => stream(response, Number.POSITIVE_INFINITY),
  '/huge': ({ response, query }) => {
    if (!query.has('chunked')) response.setHeader('content-length', HUGE_BYTES);
    stream(response, HUGE_BYTES);
  },
  '/trickle': ({ response, query }) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    response.write(SAMPLE_PNG.subarray(0, 8));
    const timer = setInterval(() => response.write('x'), numberIn(query, 'ms', 100));
    response.on('close', () => clearInterval(timer));
  },
  '/trickle-headers': ({ response, query }) => {
    const socket = response.socket;
    socket?.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket?.write('x-more: 1\r\n'), numberIn(query, 'ms', 100));
    socket?.on('close', () => clearInterval(timer));
  },
  '/reset': ({ response }) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': 100_000 });
    response.write(SAMPLE_PNG, () => response.socket?.resetAndDestroy());
  },
  '/short': ({ response }) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': SAMPLE_PNG.length + 100 });
    response.write(SAMPLE_PNG, () => response.socket?.end());
  },
  '/long': ({ response }) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcdef`);
  },
  '/garbage': ({ response }) => {
    response.socket?.end('220 smtp.example.com ESMTP\r\n');
  },
  '/fat-headers': ({ response }) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\nx-fat: ${'x'.repeat(200_000)}\r\n\r\n`);
  },
  '/flaky': ({ response, query, earlier }) => {
    if (earlier >= numberIn(query, 'fails', 1)) image(response, {});
    else if (query.has('status')) response.writeHead(numberIn(query, 'status', 503)).end();
    else response.socket?.resetAndDestroy();
  },
  '/not-image': ({ response }) => {
    response.writeHead(200, { 'content-type': 'image/png' }).end('<!doctype html><title>Sign in</title>');
  },
  '/gzip': ({ response }) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(SAMPLE_SVG));
  },
  '/brotli': ({ response }) => {
    response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(SAMPLE_SVG));
  },
  '/bomb': ({ response }) => {
    bomb ??= gzipSync(Buffer.alloc(HUGE_BYTES / 5));
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  },
  '/coding': ({ response, query }) => {
    response.writeHead(200, { 'content-encoding': query.get('name') ?? 'gzip' }).end('these bytes are in no coding');
  },
  '/redirect': ({ response, query }) => {
    response.writeHead(numberIn(query, 'code', 302), { location: query.get('to') ?? '/ok.png' }).end('elsewhere');
  },
  '/redirects': ({ response, query }) => {
    const left = numberIn(query, 'count', 1);
    response.writeHead(302, { location: left > 1 ? `/redirects?count=${left - 1}` : '/ok.png' }).end();
  },
  '/redirect-endless': ({ response }) => {
    response.writeHead(302, { location: '/ok.png' });
    stream(response, Number.POSITIVE_INFINITY);
  },
  '/echo': ({ request, response, body }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ method: request.method, headers: request.headers, body: body.toString() }));
  },
};

function numberIn(query: URLSearchParams, name: string, missing: number): number {
  const text = query.get(name);
  return text === null ? missing : Number(text);
}

function image(response: ServerResponse, headers: Record<string, string>): void {
  response.writeHead(200, { 'content-type': 'image/png', ...headers }).end(SAMPLE_PNG);
}

function cached({ request, response, query }: FaultRequest): void {
  const etag = query.get('etag');
  const control = query.get('control');
  const headers = {
    ...(control === null ? {} : { 'cache-control': control }),
    ...(etag === null ? {} : { etag: `"${etag}"` }),
  };
  if (etag !== null && request.headers['if-none-match'] === `"${etag}"`) response.writeHead(304, headers).end();
  else image(response, headers);
}

function after(response: ServerResponse, delayMs: number, answer: () => void): void {
  const timer = setTimeout(answer, delayMs);
  response.on('close', () => clearTimeout(timer));
}

/** Sends `total` bytes as fast as the client takes them. */
function stream(response: ServerResponse, total: number): void {
  let left = total;
  const push = (): void => {
    while (left > 0 && !response.destroyed) {
      const block = left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK;
      left -= block.length;
      if (!response.write(block)) {
        response.once('drain', push);
        return;
      }
    }
    response.end();
  };
  push();
}
