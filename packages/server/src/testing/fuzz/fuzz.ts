import { Agent, type IncomingMessage, request } from 'node:http';
import fc from 'fast-check';
import type { OpenApiView } from '../../docs/openapi-view.ts';
import { type FuzzAnswer, faultsOf } from './check-answer.ts';
import { type FuzzRequest, fuzzRequests, type Ids, withIds } from './fuzz-request.ts';

export interface FuzzOptions {
  url: string;
  key: string;
  document: OpenApiView;
  ids: Ids;
  requests: number;
  seed: number;
  /** Every so many requests: puts back what was deleted, in `ids` too. */
  restore(): Promise<void>;
}

export interface FuzzReport {
  requests: number;
  /** How often each status was answered. */
  statuses: Map<number, number>;
  /** The operations of which at least one request was answered 2xx. */
  succeeded: Set<string>;
  /** Each kind of fault once, with the request that showed it. */
  faults: Map<string, FuzzRequest>;
}

const restoreEvery = 100;

/** Sends generated requests, one after the other, and holds every answer against the OpenAPI document. */
export async function fuzz({ url, key, document, ids, requests, seed, restore }: FuzzOptions): Promise<FuzzReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const report: FuzzReport = { requests: 0, statuses: new Map(), succeeded: new Set(), faults: new Map() };
  for (const made of fc.sample(fuzzRequests(document, key, ids), { numRuns: requests, seed })) {
    if (report.requests % restoreEvery === 0) await restore();
    report.requests++;
    const each = { ...made, path: withIds(made.path, ids, report.requests) };
    const answer = await send(agent, url, each).catch((error: NodeJS.ErrnoException) => error);
    if (answer instanceof Error) {
      // Node itself refuses to send some of what was thought of.
      if (!answer.code?.startsWith('ERR_')) report.faults.set(`${each.id}: no answer (${answer.code})`, each);
      continue;
    }
    report.statuses.set(answer.status, (report.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status < 300) report.succeeded.add(each.id);
    for (const fault of faultsOf(each, answer, document)) {
      const kind = `${each.id}: ${fault.replace(/(req|rnd|bat|tpl|key|whk|del|evt|img)_[0-9a-z]{20,}/g, '$1_…')}`;
      if (!report.faults.has(kind.slice(0, 160))) report.faults.set(kind.slice(0, 160), each);
    }
  }
  agent.destroy();
  return report;
}

/** Streams of events never end: their head is their answer. */
function send(agent: Agent, url: string, { method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const length = body ? { 'Content-Length': String(body.length) } : {};
    const outgoing = request({
      agent,
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...length },
      timeout: 30_000,
    });
    outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'TIMEOUT' })));
    outgoing.on('error', reject);
    outgoing.on('response', (incoming: IncomingMessage) => {
      const pieces: Buffer[] = [];
      const finish = (): void => {
        const text = Buffer.concat(pieces).toString('utf8');
        resolve({ status: incoming.statusCode!, headers: incoming.headers, text });
      };
      incoming
        .on('data', (piece: Buffer) => pieces.push(piece))
        .on('end', finish)
        .on('error', reject);
      if (incoming.headers['content-type']?.startsWith('text/event-stream')) {
        finish();
        outgoing.destroy();
      }
    });
    outgoing.end(body ?? undefined);
  });
}

/** A fault with the request as a line for a shell. */
export function faultText(fault: string, { method, path, headers, body }: FuzzRequest): string {
  const words = Object.entries(headers).map(
    ([name, value]) => `-H ${JSON.stringify(`${name}: ${value.slice(0, 120)}`)}`,
  );
  const sent = body ? ` --data-binary ${JSON.stringify(body.toString('utf8').slice(0, 400))}` : '';
  return `${fault}\n    curl -X ${method} '$URL${path.slice(0, 300)}' ${words.join(' ')}${sent}`;
}
