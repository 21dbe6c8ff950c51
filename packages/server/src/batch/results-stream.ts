import type { ResultsFormat, WireBatchItem } from '@pictify/api';
import { csvHeader, csvRow } from './results-csv.ts';

/** What is handed on at once. */
const blockBytes = 64 * 1024;

/** How a file of results is written. */
export interface ResultsWriting {
  header: string;
  row(item: WireBatchItem): string;
}

export const resultsFiles: Readonly<Record<Exclude<ResultsFormat, 'json'>, ResultsWriting & { type: string }>> = {
  ndjson: {
    type: 'application/x-ndjson; charset=utf-8',
    header: '',
    row: (item) => `${JSON.stringify(item)}\n`,
  },
  csv: { type: 'text/csv; charset=utf-8; header=present', header: csvHeader(), row: (item) => csvRow(item) },
};

/** All of the given rows as one file. */
export async function* resultsFile(
  groups: AsyncIterable<readonly WireBatchItem[]>,
  { header, row }: ResultsWriting,
): AsyncGenerator<Uint8Array> {
  let text = header;
  for await (const items of groups) {
    for (const item of items) {
      text += row(item);
      if (text.length < blockBytes) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}
