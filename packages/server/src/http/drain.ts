import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A client that has a connection open may be sending on it right now: it gets an answer, and is told to close. */
const graceMs = 250;
const lookMs = 50;

/**
 * Prepares a server for an end in which no answer is lost. The function it returns refuses new connections, answers
 * what comes on the open ones with `Connection: close`, closes those that have nothing to say, and after `timeoutMs`
 * cuts what is left.
 */
export function drainable(server: Server): (timeoutMs: number) => Promise<void> {
  const open = new Set<ServerResponse>();
  let draining = false;
  server.prependListener('request', (_, response) => {
    if (draining) response.shouldKeepAlive = false;
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return async (timeoutMs) => {
    draining = true;
    for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    // That of HTTP servers would close idle connections at once.
    const closed = new Promise<void>((resolve) => void NetServer.prototype.close.call(server, () => resolve()));
    const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
    await Promise.race([closed, sleep(graceMs)]);
    server.close();
    const look = setInterval(() => server.closeIdleConnections(), lookMs);
    await closed;
    clearInterval(look);
    clearTimeout(cut);
  };
}
