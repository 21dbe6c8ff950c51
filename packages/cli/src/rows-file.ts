import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { readJson } from './template-file.ts';
import { UsageError } from './usage-error.ts';

/** The rows of a .csv (header row), .json (array) or .ndjson file, one after the other. CSV cells are text. */
export async function* readRows(path: string): AsyncGenerator<unknown> {
  const kind = extname(path).toLowerCase();
  if (kind === '.csv') yield* csvRows(path);
  else if (kind === '.ndjson' || kind === '.jsonl') yield* ndjsonRows(path);
  else if (kind === '.json') yield* jsonRows(path);
  else throw new UsageError(`rows are read from .csv, .json or .ndjson files, not ${path}`);
}

async function* csvRows(path: string): AsyncGenerator<unknown> {
  const parser = createReadStream(path).pipe(
    parse({ columns: true, bom: true, skip_empty_lines: true, relax_column_count: true, trim: false }),
  );
  try {
    for await (const row of parser) yield row;
  } catch (error) {
    throw new UsageError(`${path} cannot be read as CSV: ${(error as Error).message}`);
  }
}

async function* ndjsonRows(path: string): AsyncGenerator<unknown> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    try {
      yield JSON.parse(text);
    } catch (error) {
      throw new UsageError(`${path} line ${line} is not JSON: ${(error as Error).message}`);
    }
  }
}

async function* jsonRows(path: string): AsyncGenerator<unknown> {
  const rows = await readJson(path);
  if (!Array.isArray(rows)) throw new UsageError(`${path} must hold an array of rows`);
  yield* rows;
}
