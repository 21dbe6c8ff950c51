import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { createId } from '../identifier.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { problemAnswer } from './problem-response.ts';
import { defaultHeaders } from './security-headers.ts';

/*
 * Requests that no route gets to see, because they are not the HTTP that a route could answer: the parser refuses them
 * (a wrong size of a chunk, two lengths, headers without end, a body shorter than it said), or they name no host we
 * could make a URL with, or expect what we do not do. They are told why, as everybody else.
 */

export type Refusing = Pick<ServiceContext, 'publicUrl' | 'log'>;

/** Long enough for the answer to be read before the connection is cut. */
const lingerMs = 1000;

export function refuseUnreadable(server: Server, refusing: Refusing): void {
  const responses = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (incoming, response) => responses.set(incoming.socket, response));
  server.on('checkExpectation', (incoming, response) => {
    const { status, headers, body } = answerTo(unreadable('“Expect” may be “100-continue” only'), refusing);
    response.writeHead(status, { ...headers, Connection: 'close' }).end(body);
    incoming.resume();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const response = responses.get(socket);
    const isAnswering = response?.headersSent && !response.writableFinished;
    if (!socket.writable || isAnswering || error.code === 'ECONNRESET') {
      socket.destroy(error);
      return;
    }
    socket.removeAllListeners('data').resume();
    socket.end(rawAnswer(error, refusing));
    setTimeout(() => socket.destroy(), lingerMs).unref();
  });
}

export function unreadableResponse(error: ServiceError, refusing: Refusing): Response {
  const { status, headers, body } = answerTo(error, refusing);
  return new Response(body, { status, headers });
}

/** HTTP/1.1 wants one; before it there was none. */
export function lacksHost({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion === '1.1' && headers.host === undefined;
}

export function noHost(): ServiceError {
  return unreadable('Missing host header');
}

export function unreadable(reason: string): ServiceError {
  const publicMessage = `This is no request we can read: ${reason}.`;
  return new ServiceError({ code: 'malformed_request', publicMessage });
}

function headersTooLarge(): ServiceError {
  const publicMessage = 'The address and the header fields of a request may have 16 KB together; these have more.';
  return new ServiceError({ code: 'headers_too_large', publicMessage });
}

function rawAnswer(error: NodeJS.ErrnoException, refusing: Refusing): string {
  // Nobody is at fault in a way that more words would help.
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';
  const refusal = error.code === 'HPE_HEADER_OVERFLOW' ? headersTooLarge() : unreadable(reasonOf(error));
  const { status, headers, body } = answerTo(refusal, refusing);
  const all = { ...headers, Connection: 'close', 'Content-Length': String(Buffer.byteLength(body)) };
  const fields = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${fields.join('')}\r\n${body}`;
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'HPE_INVALID_EOF_STATE') return 'it ends before all of it is there that its headers announce';
  return message.replace(/^Parse Error: /, '');
}

function answerTo(error: ServiceError, { publicUrl, log }: Refusing) {
  const requestId = createId('req');
  const { status, headers, body } = problemAnswer(error, { publicUrl, instance: '', requestId });
  log.info({ requestId, status, detail: error.publicMessage }, 'request refused');
  return { status, headers: { ...defaultHeaders, ...headers, 'X-Request-Id': requestId }, body };
}
