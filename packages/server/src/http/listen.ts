import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { StartError } from '../start-error.ts';
import { drainable } from './drain.ts';
import type { Environment } from './environment.ts';
import {
  lacksHost,
  noHost,
  type Refusing,
  refuseUnreadable,
  unreadable,
  unreadableResponse,
} from './unreadable-request.ts';

export interface Listening {
  port: number;
  /** Takes no new connections and waits for the answers under way, at most `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/** @throws StartError when the port is taken or not allowed. */
export async function listen(
  app: Hono<Environment>,
  host: string,
  port: number,
  refusing: Refusing,
): Promise<Listening> {
  const answer = getRequestListener(
    (request, env) => {
      const { incoming } = env as HttpBindings;
      return lacksHost(incoming) ? unreadableResponse(noHost(), refusing) : app.fetch(request, env);
    },
    {
      // Of requests that need not name one.
      hostname: 'localhost',
      errorHandler: (error) => unreadableResponse(unreadable((error as Error).message), refusing),
    },
  );
  const server = createServer({ requireHostHeader: false }, answer);
  refuseUnreadable(server, refusing);
  // A million rows may take an hour to send; what must not happen is a connection that says nothing.
  server.requestTimeout = 3_600_000;
  server.headersTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  server.setTimeout(120_000);
  const close = drainable(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartError(sentence(error, host, port))));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close,
  };
}

function sentence(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use. Stop the other program, or set PORT to another one.`;
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL') return `This machine has no address ${host}. Set HOST to one it has.`;
  return `The server could not listen on ${host}:${port}: ${error.message}`;
}
