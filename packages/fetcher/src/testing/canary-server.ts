import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

export interface CanaryServer {
  port: number;
  /** Connections accepted so far. A guarded client must leave this at 0. */
  readonly hits: number;
  close(): Promise<void>;
}

/**
 * A server that nobody may reach. It listens on every address of the machine, IPv4 and IPv6, so that any spelling of
 * any local address finds it, and counts connections; it answers so that a naive client is satisfied.
 */
export async function startCanaryServer(): Promise<CanaryServer> {
  let hits = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    hits += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\ncanary'));
  });
  await listenEverywhere(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the canary has no port');
  return {
    port: address.port,
    get hits() {
      return hits;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** `::` takes IPv4 connections too; a machine without IPv6 has only `0.0.0.0`. */
async function listenEverywhere(server: Server): Promise<void> {
  try {
    server.listen(0, '::');
    await once(server, 'listening');
  } catch {
    server.listen(0, '0.0.0.0');
    await once(server, 'listening');
  }
}
