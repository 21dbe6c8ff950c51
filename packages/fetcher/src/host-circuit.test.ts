import { expect, it } from 'vitest';
import { FetchFailure, type FetchFailureCode, statusFailure } from './failure.ts';
import { createHostCircuit } from './host-circuit.ts';

const timeout = new FetchFailure('timeout', 'test');

function circuitAt() {
  const clock = { now: 0 };
  return { clock, circuit: createHostCircuit({ failures: 3, coolDownMs: 1000, now: () => clock.now }) };
}

it('opens after the failures in a row, for that host only', () => {
  const { circuit } = circuitAt();
  for (let count = 0; count < 3; count++) {
    circuit.enter('dead');
    circuit.settle('dead', timeout);
  }
  expect(() => circuit.enter('dead')).toThrow('skipped');
  expect(() => circuit.enter('alive')).not.toThrow();
});

it('starts counting again after any sign of life', () => {
  const { circuit } = circuitAt();
  for (const failure of [timeout, timeout, null, timeout, timeout]) circuit.settle('host', failure);
  for (const failure of [timeout, timeout, statusFailure(404, ''), timeout, timeout]) circuit.settle('other', failure);
  expect(() => circuit.enter('host')).not.toThrow();
  expect(() => circuit.enter('other')).not.toThrow();
});

it('lets one trial through when the cool-down is over; its outcome decides', () => {
  const { circuit, clock } = circuitAt();
  for (let count = 0; count < 3; count++) circuit.settle('host', timeout);
  clock.now = 1000;
  circuit.enter('host');
  expect(() => circuit.enter('host')).toThrow('skipped');
  circuit.settle('host', timeout);
  clock.now = 1999;
  expect(() => circuit.enter('host')).toThrow('skipped');
  clock.now = 2000;
  circuit.enter('host');
  circuit.settle('host', null);
  for (let count = 0; count < 5; count++) circuit.enter('host');
});

it.each<FetchFailureCode>(['dns', 'connect', 'timeout', 'too_slow', 'reset', 'protocol'])(
  'blames the host for %s',
  (code) => {
    const { circuit } = circuitAt();
    for (let count = 0; count < 3; count++) circuit.settle('host', new FetchFailure(code, ''));
    expect(() => circuit.enter('host')).toThrow('skipped');
  },
);

it.each<FetchFailureCode>(['busy', 'aborted', 'blocked', 'invalid_url', 'skipped'])(
  'learns nothing from %s',
  (code) => {
    const { circuit } = circuitAt();
    for (const failure of [timeout, timeout, new FetchFailure(code, ''), timeout]) circuit.settle('host', failure);
    expect(() => circuit.enter('host')).toThrow('skipped');
  },
);

it('blames the host for 503 and 429, not for 404', () => {
  const { circuit } = circuitAt();
  for (const status of [503, 429, 500]) circuit.settle('a', statusFailure(status, ''));
  for (const status of [404, 403, 410]) circuit.settle('b', statusFailure(status, ''));
  expect(() => circuit.enter('a')).toThrow('skipped');
  expect(() => circuit.enter('b')).not.toThrow();
});
