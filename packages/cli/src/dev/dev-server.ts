import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RenderLimitError } from '@pictify/render/node';
import { UsageError } from '../usage-error.ts';
import { devPage, devPagePolicy } from './dev-page.ts';
import type { Preview } from './preview.ts';

export interface DevServer {
  readonly url: string;
  /** Tells every open page what there is to show now. */
  announce(): void;
  close(): Promise<void>;
}

/**
 * The page, its events and its cards, for this machine only: it listens on the loopback address and answers no request
 * that came under another name, as one from a foreign web page would.
 *
 * @throws UsageError when the port is taken.
 */
export async function startDevServer(preview: Preview, port: number): Promise<DevServer> {
  const pages = new Set<ServerResponse>();
  const event = (): string => `data: ${JSON.stringify(preview.state())}\n\n`;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => send(response, 500, 'text/plain; charset=utf-8', error.message));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const index = /^\/cards\/(\d{1,4})$/.exec(pathname)?.[1];
    if (!isLocal(request)) send(response, 403, 'text/plain', 'pictify dev answers on localhost only.');
    else if (request.method !== 'GET') send(response, 405, 'text/plain', 'Only GET is possible here.');
    else if (pathname === '/') {
      response.setHeader('Content-Security-Policy', devPagePolicy);
      send(response, 200, 'text/html; charset=utf-8', devPage);
    } else if (pathname === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: 500\n${event()}`);
      pages.add(response);
      response.once('close', () => pages.delete(response));
    } else if (index !== undefined) await sendCard(preview, Number(index), searchParams.get('size'), response);
    else send(response, 404, 'text/plain', 'There is nothing at this address.');
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new UsageError(`port ${port} is in use; choose another with --port`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    announce: () => {
      for (const page of pages) page.write(event());
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function sendCard(preview: Preview, index: number, size: string | null, response: ServerResponse): Promise<void> {
  try {
    const card = await preview.card(index, size ?? undefined);
    if (!card) return send(response, 404, 'text/plain', 'There is no such row.');
    const { width, height, altText } = card;
    const issues = card.issues.map(({ severity, code, message }) => `${severity}  ${code}: ${message}`);
    // A header holds no other characters than these.
    response.setHeader('Pictify-Card', encodeURIComponent(JSON.stringify({ width, height, altText, issues })));
    send(response, 200, 'image/png', card.bytes);
  } catch (error) {
    if (!(error instanceof RenderLimitError)) throw error;
    send(response, 422, 'text/plain; charset=utf-8', error.message);
  }
}

function isLocal({ headers }: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(headers.host ?? '');
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}
