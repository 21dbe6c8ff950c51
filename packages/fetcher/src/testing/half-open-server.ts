import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface HalfOpenServer {
  port: number;
  /** `127.0.0.1:port`. */
  host: string;
  close(): Promise<void>;
}

/** Accepts TCP connections on 127.0.0.1 and then neither reads, writes nor closes: a proxy whose far side is gone. */
export async function startHalfOpenServer(): Promise<HalfOpenServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the half-open server has no port');
  return {
    port: address.port,
    host: `127.0.0.1:${address.port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
