import { IntakeError } from '../intake/intake-error.ts';
import type { BodyScanner, RowChunk } from '../intake/row-chunk.ts';

/** The rows of chunks as they would be stored; a failed one is null. */
export function rowsOf(chunks: readonly RowChunk[]): unknown[] {
  return chunks.flatMap(({ raw, count }) => {
    const rows = JSON.parse(raw.toString()) as unknown[];
    if (rows.length !== count) throw new Error(`The chunk says ${count} rows and holds ${rows.length}.`);
    return rows;
  });
}

/** What a scanner makes of a body that comes in these pieces. @throws IntakeError */
export function scan(scanner: BodyScanner, pieces: readonly Uint8Array[]) {
  const chunks = pieces.flatMap((piece) => scanner.push(piece));
  const { chunks: last, ...summary } = scanner.finish();
  chunks.push(...last);
  return { rows: rowsOf(chunks), failed: chunks.flatMap((chunk) => chunk.failed), ...summary };
}

/** Every way to cut a body that a test tries: in one piece, in two anywhere, and byte by byte. */
export function* cuts(body: Buffer): Generator<Buffer[]> {
  yield [body];
  for (let at = 0; at <= body.length; at++) yield [body.subarray(0, at), body.subarray(at)];
  yield Array.from(body, (_, at) => body.subarray(at, at + 1));
}

/** The outcome of a body, a refusal included; throws unless it is the same however the body is cut. */
export function scanEverywhere(createScanner: () => BodyScanner, body: Buffer) {
  const outcomes = new Set<string>();
  for (const pieces of cuts(body)) outcomes.add(JSON.stringify(attempt(createScanner(), pieces)));
  if (outcomes.size > 1) throw new Error(`The outcome depends on the cut: ${[...outcomes].join('\n')}`);
  return attempt(createScanner(), [body]);
}

function attempt(scanner: BodyScanner, pieces: readonly Uint8Array[]) {
  try {
    return scan(scanner, pieces);
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { refused: error.code, message: error.message };
  }
}
