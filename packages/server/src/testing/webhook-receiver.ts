import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface WebhookReceiver {
  /** `host:port`, for PICTIFY_ALLOW_PRIVATE_HOSTS. */
  host: string;
  url: string;
  received: ReceivedWebhook[];
  /** What the next requests are answered; the last one stays. */
  answers: number[];
  /** Waits until so many have come. */
  count(wanted: number): Promise<void>;
  close(): Promise<void>;
}

/** A real HTTP server that writes down what it is sent. */
export async function startWebhookReceiver(port = 0): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const answers: number[] = [200];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(pieces).toString('utf8') });
      response.writeHead(answers.length > 1 ? answers.shift()! : answers[0]!).end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}/hook`,
    received,
    answers,
    count: async (wanted) => {
      while (received.length < wanted) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
