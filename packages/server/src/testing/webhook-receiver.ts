import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  path: string;
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
  /** Sent with every answer. */
  answerHeaders: Record<string, string>;
  /** How an answer goes on after its status and headers: by default it ends. */
  finish: ((response: ServerResponse) => void) | undefined;
  /** Requests whose path or body holds this are never answered. */
  ignored: string | undefined;
  /** Waits until so many have come. */
  count(wanted: number): Promise<void>;
  close(): Promise<void>;
}

/** A real HTTP server that writes down what it is sent. */
export async function startWebhookReceiver(port = 0): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const answers: number[] = [200];
  const receiver: Pick<WebhookReceiver, 'finish' | 'ignored' | 'answerHeaders'> = {
    finish: undefined,
    ignored: undefined,
    answerHeaders: {},
  };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const path = request.url ?? '';
      const body = Buffer.concat(pieces).toString('utf8');
      received.push({ path, headers: request.headers, body });
      if (receiver.ignored !== undefined && (path + body).includes(receiver.ignored)) return;
      response.writeHead(answers.length > 1 ? answers.shift()! : answers[0]!, receiver.answerHeaders);
      if (receiver.finish) receiver.finish(response);
      else response.end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(receiver, {
    host,
    url: `http://${host}/hook`,
    received,
    answers,
    count: async (wanted: number) => {
      while (received.length < wanted) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
