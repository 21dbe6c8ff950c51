import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWebhook, WebhookVerificationError } from '@pictify/sdk';
import { integer, parse } from '../arguments.ts';
import { connect, SERVER_OPTIONS } from '../server-connection.ts';
import { signalled } from '../signalled.ts';
import { UsageError } from '../usage-error.ts';

const defaultPort = 4600;
const bodyBytes = 64 * 1024 ** 2;

/** Of a batch, unless all are asked for: there may be ten thousand. */
const shownImages = 3;

const options = {
  ...SERVER_OPTIONS,
  port: { type: 'string' },
  secret: { type: 'string' },
  full: { type: 'boolean' },
} as const;

/** A receiver on this machine that checks and prints every webhook. Ends at a signal. */
export async function webhookCommand(args: string[], until: Promise<unknown> = signalled()): Promise<number> {
  const { values, positionals } = parse(args, options);
  if (positionals.join() !== 'listen') throw new UsageError('say “pictify webhook listen”');
  const port = integer('--port', values.port, 0, 65_535) ?? defaultPort;
  const secret = values.secret ?? (await connect(values).client.webhooks.secret());
  const server = createServer((request, response) => {
    receive(request, response, secret, values.full ? Number.POSITIVE_INFINITY : shownImages).catch((error: Error) => {
      console.error(error.message);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new UsageError(`port ${port} is in use; choose another with --port`) : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  console.log(`listening at http://${host}/`);
  console.log(
    `A server sends here only when it was started with PICTIFY_ALLOW_PRIVATE_HOSTS=${host}, or with it after a comma there`,
  );
  await until;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  return 0;
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  images: number,
): Promise<void> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > bodyBytes) return void response.writeHead(413, { Connection: 'close' }).end();
    pieces.push(piece);
  }
  const id = String(request.headers['webhook-id'] ?? '–');
  try {
    const { event } = await verifyWebhook(Buffer.concat(pieces), request.headers, secret);
    console.log(`${new Date().toISOString()}  ${id}  ${event.type}`);
    console.log(JSON.stringify(shortened(event.data, images), null, 2));
    response.writeHead(204).end();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    console.error(`${new Date().toISOString()}  ${id}  refused: ${error.message}`);
    response.writeHead(401).end();
  }
}

/** With so many of its images, and how many more there are. */
function shortened(data: object, shown: number): object {
  const { images } = data as { images?: unknown };
  if (!Array.isArray(images) || images.length <= shown) return data;
  const more = (images.length - shown).toLocaleString('en');
  return { ...data, images: [...images.slice(0, shown), `… ${more} more; --full prints them`] };
}
