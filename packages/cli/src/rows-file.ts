import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { readJson } from './template-file.ts';
import { UsageError } from './usage-error.ts';

/**
 * The first `limit` rows of a .csv (header row), .json (array) or .ndjson file, one after the other. CSV cells are text.
 *
 * @throws UsageError where the file cannot be read or is broken, after the rows before the break
 */
export async function* readRows(path: string, limit = Number.POSITIVE_INFINITY): AsyncGenerator<unknown> {
  let count = 0;
  for await (const row of allRows(path)) {
    yield row;
    if (++count >= limit) return;
  }
}

async function* allRows(path: string): AsyncGenerator<unknown> {
  const kind = extname(path).toLowerCase();
  if (kind === '.csv') yield* csvRows(path);
  else if (kind === '.ndjson' || kind === '.jsonl') yield* ndjsonRows(path);
  else if (kind === '.json') yield* jsonRows(path);
  else throw new UsageError(`rows are read from .csv, .json or .ndjson files, not ${path}`);
}

/** One row from a file that holds one as JSON, or the first of a file of rows. @throws UsageError */
export async function readOneRow(path: string): Promise<object> {
  const row = extname(path).toLowerCase() === '.json' ? firstOf(await readJson(path)) : await firstRow(path);
  if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row;
  throw new UsageError(`${path} must hold a row: an object of variables, or rows of which the first is taken`);
}

const firstOf = (json: unknown): unknown => (Array.isArray(json) ? json[0] : json);

async function firstRow(path: string): Promise<unknown> {
  for await (const row of readRows(path)) return row;
  return null;
}

/** The first rows of a file. @throws UsageError as `readRows`. */
export async function firstRows(path: string, limit: number): Promise<unknown[]> {
  const first: unknown[] = [];
  for await (const row of readRows(path, limit)) first.push(row);
  return first;
}

async function* csvRows(path: string): AsyncGenerator<unknown> {
  const parser = parse({ columns: readHeader, bom: true, skip_empty_lines: true, relax_column_count: true });
  const rows = pipeline(createReadStream(path), parser, () => undefined);
  try {
    for await (const row of rows) yield row;
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(path, 'CSV', error as Error);
  }
}

/** Columns without a name, as spreadsheets leave them at the edge, are passed over. */
function readHeader(header: string[]): (string | null)[] {
  const names = header.map((name) => name.trim());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`the header has the column “${twice}” twice; which one is meant?`);
  return names.map((name) => name || null);
}

async function* ndjsonRows(path: string): AsyncGenerator<unknown> {
  const file = await open(path).catch((error: Error) => {
    throw unreadable(path, 'NDJSON', error);
  });
  let line = 0;
  try {
    for await (const text of file.readLines({ autoClose: false })) {
      line++;
      const json = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (json.trim() !== '') yield parseLine(json, path, line);
    }
  } finally {
    await file.close();
  }
}

function parseLine(json: string, path: string, line: number): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`${path} line ${line} is not JSON: ${(error as Error).message}`);
  }
}

async function* jsonRows(path: string): AsyncGenerator<unknown> {
  const rows = await readJson(path);
  if (!Array.isArray(rows)) throw new UsageError(`${path} must hold an array of rows`);
  yield* rows;
}

function unreadable(path: string, kind: string, error: Error): UsageError {
  return new UsageError(`${path} cannot be read as ${kind}: ${error.message}`);
}
