import { nearest } from '@pictify/expr';
import { rowKey } from '@pictify/render/row-key';
import { firstRows } from './rows-file.ts';
import { UsageError } from './usage-error.ts';

/** Rows that are looked at: those of JSON need not all be alike. */
const looked = 100;

/** Refuses a `--key` that none of the first rows has. @throws UsageError */
export async function requireKey(path: string, key: string | undefined): Promise<void> {
  if (key === undefined) return;
  const rows = await firstRows(path, looked);
  if (rows.length === 0 || rows.some((row) => rowKey(row, key) !== null)) return;
  const names = [...new Set(rows.flatMap((row) => (typeof row === 'object' && row !== null ? Object.keys(row) : [])))];
  const meant = nearest(key, names);
  const hint = meant ? `did you mean “${meant}”?` : `they have ${names.slice(0, 20).join(', ').slice(0, 500)}`;
  throw new UsageError(`--key names “${key}”, which the rows of ${path} do not have as text or a number; ${hint}`);
}
