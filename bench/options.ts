import { parseArgs } from 'node:util';
import type { Effort } from './measure.ts';
import { SUBJECT_IDS, type SubjectId } from './subject.ts';

export interface BenchOptions extends Effort {
  readonly rows: number;
  readonly only: readonly SubjectId[];
}

export const USAGE = `npm run bench -- [--rows 200] [--repetitions 5] [--seconds 15] [--only ${SUBJECT_IDS.join(',')}]`;

/** Throws an error whose message names the option and what it takes. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '200' },
      repetitions: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '15' },
      only: { type: 'string', default: SUBJECT_IDS.join(',') },
    },
  });
  const only = values.only.split(',').map((name) => name.trim());
  const unknown = only.find((name) => !SUBJECT_IDS.includes(name as SubjectId));
  if (unknown !== undefined) throw new Error(`--only takes ${SUBJECT_IDS.join(', ')}; “${unknown}” is none of them`);
  return {
    rows: positive('rows', values.rows),
    repetitions: positive('repetitions', values.repetitions),
    seconds: positive('seconds', values.seconds),
    only: SUBJECT_IDS.filter((id) => only.includes(id)),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1, not “${text}”`);
  return value;
}
