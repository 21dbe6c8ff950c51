import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { getCACertificates } from 'node:tls';
import { buildConnector } from 'undici';
import { refuseAddress, unmapPeerAddress } from './address.ts';
import { FetchFailure } from './failure.ts';
import { hostAndPort } from './private-hosts.ts';
import type { Lookup, ResolvedAddress } from './resolver.ts';

export interface ConnectorOptions {
  resolve: Lookup;
  privateHosts: ReadonlySet<string>;
  /** No connection attempt lives longer than this, whatever the request that asked for it. */
  maxConnectMs: number;
  /** A PEM certificate authority trusted besides the system's. */
  extraCa?: string | undefined;
  /** Opens the sockets; replaced in tests that need a network which lies. */
  dial?: typeof buildConnector;
}

/**
 * The security boundary: every outbound socket is opened here, and here the address is judged.
 *
 * Three checks, because each alone has a hole. A literal address never reaches a lookup, so it is judged first. Every
 * answer of the lookup is judged, one bad answer refuses the name, and the socket connects to exactly the answers that
 * were judged: nothing is resolved a second time between check and use. The peer's address is judged after the
 * connection stands, before a byte of the request is sent.
 *
 * Hosts of the allow-list use a connector of their own, so that no exception exists inside the guarded one.
 */
export function createConnector(options: ConnectorOptions): buildConnector.connector {
  const dial = options.dial ?? buildConnector;
  const common = {
    allowH2: false,
    timeout: options.maxConnectMs,
    autoSelectFamily: true,
    ...(options.extraCa === undefined ? {} : { ca: [...getCACertificates('default'), options.extraCa] }),
  };
  const guarded = dial({ ...common, lookup: socketLookup(options.resolve, refuseAnswers) });
  const open = dial({ ...common, lookup: socketLookup(options.resolve, () => null) });

  return (target, callback) => {
    if (options.privateHosts.has(hostAndPort(target))) return open(target, callback);
    const literal = isIP(target.hostname) !== 0 ? refuseAddress(target.hostname) : null;
    if (literal !== null) return callback(blocked(target.hostname, literal), null);
    return guarded(target, (...answer) => {
      const [error, socket] = answer;
      if (error !== null) return callback(error, null);
      const reason = refusePeer(socket);
      if (reason === null) return callback(null, socket);
      socket.destroy();
      callback(blocked(target.hostname, reason), null);
    });
  };
}

function blocked(hostname: string, reason: string): FetchFailure {
  return new FetchFailure('blocked', `${hostname}: ${reason}`);
}

function refuseAnswers(addresses: readonly ResolvedAddress[]): string | null {
  for (const { address } of addresses) {
    const reason = refuseAddress(address);
    if (reason !== null) return `resolves to ${address}, ${reason}`;
  }
  return null;
}

function refusePeer(socket: Socket): string | null {
  if (socket.remoteAddress === undefined) return 'the peer is gone';
  const peer = unmapPeerAddress(socket.remoteAddress);
  const reason = refuseAddress(peer);
  return reason === null ? null : `connected to ${peer}, ${reason}`;
}

function socketLookup(
  resolve: Lookup,
  refuse: (addresses: readonly ResolvedAddress[]) => string | null,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const reason = refuse(addresses);
        if (reason !== null) return callback(blocked(hostname, reason), []);
        const answers: LookupAddress[] = addresses.map(({ address, family }) => ({ address, family }));
        if (options.all === true) callback(null, answers);
        else callback(null, answers[0]!.address, answers[0]!.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}
