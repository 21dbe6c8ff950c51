import { FetchFailure } from './failure.ts';

export interface HostCircuitOptions {
  /** Failures in a row that open a host's circuit. Default 20. */
  failures?: number;
  /** How long an open circuit refuses. Default 60,000. */
  coolDownMs?: number;
  /** Milliseconds; any origin. */
  now?: () => number;
}

/**
 * Stops asking hosts that do not answer, so that one dead server does not cost a batch a timeout per row.
 *
 * closed: every request passes. After `failures` failures in a row → open: requests are refused for `coolDownMs`.
 * Then one request in every `coolDownMs` passes as a trial; its success closes the circuit.
 */
export interface HostCircuit {
  /** Throws `skipped` while the host's circuit is open. */
  enter(host: string): void;
  /** Records how a request that entered ended; `failure` null for any sign that the host serves. */
  settle(host: string, failure: FetchFailure | null): void;
}

interface HostState {
  failuresInARow: number;
  /** No request passes before this moment. */
  shutUntil: number;
}

const MAX_HOSTS = 10_000;

export function createHostCircuit(options: HostCircuitOptions = {}): HostCircuit {
  const { failures = 20, coolDownMs = 60_000, now = () => performance.now() } = options;
  const hosts = new Map<string, HostState>();

  return {
    enter(host) {
      const state = hosts.get(host);
      if (state === undefined || state.failuresInARow < failures) return;
      if (now() < state.shutUntil) {
        throw new FetchFailure('skipped', `${host} failed ${state.failuresInARow} times in a row`);
      }
      state.shutUntil = now() + coolDownMs;
    },
    settle(host, failure) {
      const blame = failure === null ? 'none' : blameOf(failure);
      if (blame === 'unknown') return;
      if (blame === 'none') {
        hosts.delete(host);
        return;
      }
      const state = hosts.get(host) ?? { failuresInARow: 0, shutUntil: 0 };
      state.failuresInARow += 1;
      if (state.failuresInARow >= failures) state.shutUntil = now() + coolDownMs;
      hosts.delete(host);
      hosts.set(host, state);
      if (hosts.size > MAX_HOSTS) hosts.delete(hosts.keys().next().value!);
    },
  };
}

/** A dead picture is not a dead host: only what the host itself did wrong counts against it. */
function blameOf(failure: FetchFailure): 'host' | 'none' | 'unknown' {
  switch (failure.code) {
    case 'dns':
    case 'connect':
    case 'timeout':
    case 'too_slow':
    case 'reset':
    case 'protocol':
      return 'host';
    case 'http_status':
      return failure.retry === 'later' ? 'host' : 'none';
    case 'too_large':
    case 'encoding':
    case 'not_an_image':
      return 'none';
    default:
      return 'unknown';
  }
}
