import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

export interface BatchCompleted {
  readonly type: string;
  readonly data: {
    readonly batchId: string;
    readonly status: string;
    readonly total: number;
    readonly completed: number;
    readonly failed: number;
    readonly resultsUrl: string;
    /** Inline up to 10,000 rows; above that, `resultsUrl` is a link that needs no key. */
    readonly images?: readonly { readonly index: number; readonly url: string | null; readonly status: string }[];
  };
}

const MAX_AGE_SECONDS = 300;

/** A webhook endpoint on this machine that takes only what is signed with the workspace's secret. */
export async function startReceiver(pictifyUrl: string, port: number) {
  const secret = await readSecret(pictifyUrl);
  const waiting = new Map<string, (event: BatchCompleted) => void>();
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    if (!isSigned(request, body, secret)) {
      response.writeHead(401).end('bad signature');
      return;
    }
    response.writeHead(200).end('ok');
    const event = JSON.parse(body) as BatchCompleted;
    waiting.get(event.data.batchId)?.(event);
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    url: `http://localhost:${port}`,
    completed: (batchId: string) => new Promise<BatchCompleted>((resolve) => waiting.set(batchId, resolve)),
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readSecret(pictifyUrl: string): Promise<string> {
  const answer = await fetch(`${pictifyUrl}/v1/webhooks/secret`, {
    headers: { Authorization: `Bearer ${process.env['PICTIFY_API_KEY']}` },
  });
  if (!answer.ok)
    throw new Error(`No webhook secret (${answer.status}): is PICTIFY_API_KEY right? ${await answer.text()}`);
  return ((await answer.json()) as { secret: string }).secret;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Standard Webhooks: base64 HMAC-SHA256 of `id.timestamp.body`, not older than five minutes. */
function isSigned(request: IncomingMessage, body: string, secret: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = request.headers;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > MAX_AGE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return String(signatures)
    .split(' ')
    .map((signature) => Buffer.from(signature.replace(/^v1,/, ''), 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}
