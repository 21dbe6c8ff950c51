import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export type Log = Logger;

/** JSON lines on stderr, so that stdout stays the banner's. What could hold a secret is never written. */
export function createLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      serializers: { error: stdSerializers.err },
      redact: {
        paths: ['authorization', 'headers.authorization', 'headers.cookie', 'key', 'secret', 'databaseUrl', 'password'],
        censor: '[hidden]',
      },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
