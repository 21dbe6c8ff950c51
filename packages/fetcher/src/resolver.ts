import { lookup as systemLookup } from 'node:dns/promises';
import { FetchFailure } from './failure.ts';

export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

/** Resolves a host name to every address it has. Rejects, or answers an empty list, when there is none. */
export type Lookup = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/**
 * A lookup in which simultaneous callers of one name share one answer: the system resolver has four threads, and a
 * name server that hangs must not take more than one of them per name.
 * Rejects with a `dns` failure only.
 */
export function createResolver(lookup: Lookup = lookupWithSystem): Lookup {
  const underway = new Map<string, Promise<readonly ResolvedAddress[]>>();
  return (hostname) => {
    const shared = underway.get(hostname);
    if (shared !== undefined) return shared;
    const started = resolve(lookup, hostname).finally(() => underway.delete(hostname));
    underway.set(hostname, started);
    return started;
  };
}

async function resolve(lookup: Lookup, hostname: string): Promise<readonly ResolvedAddress[]> {
  let addresses: readonly ResolvedAddress[];
  try {
    addresses = await lookup(hostname);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FetchFailure('dns', `${hostname} did not resolve: ${reason}`, { cause: error });
  }
  if (addresses.length === 0) throw new FetchFailure('dns', `${hostname} has no address`);
  return addresses;
}

async function lookupWithSystem(hostname: string): Promise<readonly ResolvedAddress[]> {
  const found = await systemLookup(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}
