import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { ImageRequest } from '../../../images.ts';
import type { ImageLoader } from '../../load-images.ts';
import { pictureForBrowser } from '../../picture-for-browser.ts';
import { readShippedFont } from '../../shipped-font.ts';

export interface HarnessServer {
  readonly url: string;
  /** Cases by id, for the page to fetch. */
  readonly cases: Map<string, object>;
  /** What the page posted of the cases it drew, by id. */
  readonly drawings: Map<string, Buffer>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** Serves the built harness page, fonts, cases, and pictures as the server decodes them. */
export async function serveHarness(folder: string, load: ImageLoader): Promise<HarnessServer> {
  const cases = new Map<string, object>();
  const drawings = new Map<string, Buffer>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://harness');
    const [, kind = '', rest = ''] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
    if (kind === 'pictures') return sendPicture(response, searchParams, load);
    if (kind === 'cases') return send(response, JSON.stringify(cases.get(rest)), 'application/json');
    if (kind === 'fonts') return send(response, await readShippedFont(rest), 'application/octet-stream');
    if (kind === 'drawings') {
      drawings.set(rest, Buffer.concat(await request.toArray()));
      return send(response, '', 'text/plain');
    }
    const path = pathname.replaceAll('..', '');
    return send(response, await readFile(join(folder, path)).catch(() => null), TYPES[extname(path)] ?? '');
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cases, drawings, close };
}

function send(response: ServerResponse, body: string | Uint8Array | null | undefined, type: string): void {
  if (body === null || body === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'Content-Type': type }).end(body);
}

async function sendPicture(response: ServerResponse, query: URLSearchParams, load: ImageLoader): Promise<void> {
  const picture = await pictureForBrowser(JSON.parse(query.get('request') ?? '') as ImageRequest, load);
  if ('failure' in picture) {
    response.writeHead(422, { 'Content-Type': 'application/json' }).end(JSON.stringify(picture.failure));
    return;
  }
  response.writeHead(200, { 'Content-Type': 'image/png', 'Pictify-Picture': picture.header }).end(picture.png);
}
