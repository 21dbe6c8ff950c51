import { CsvReader } from './csv-reader.ts';
import { INTAKE_LIMITS } from './intake-limits.ts';
import { NdjsonReader } from './ndjson-reader.ts';
import type { BodyScanner } from './row-chunk.ts';
import { RowScanner } from './row-scanner.ts';
import { TextScanner } from './text-scanner.ts';

/** What a batch can be sent as. Only JSON has room for options beside the rows. */
export type BodyType = 'json' | 'ndjson' | 'csv';

const ndjsonTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'];

/** By the `Content-Type` header; undefined for every other. */
export function bodyType(contentType: string | undefined): BodyType | undefined {
  const type = (contentType ?? '').replace(/;.*/s, '').trim().toLowerCase();
  if (ndjsonTypes.includes(type)) return 'ndjson';
  if (type === 'text/csv') return 'csv';
  return /^application\/(json|[\w.+-]+\+json)$/.test(type) ? 'json' : undefined;
}

export function createScanner(type: BodyType): BodyScanner {
  if (type === 'json') return new RowScanner(INTAKE_LIMITS);
  return new TextScanner(type === 'csv' ? CsvReader : NdjsonReader, INTAKE_LIMITS);
}
