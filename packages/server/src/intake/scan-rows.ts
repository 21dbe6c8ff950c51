import type { BodyScanner, BodySummary, RowChunk } from './row-chunk.ts';

/**
 * Reads a batch body to its end, handing each chunk to `onChunk` in order. The source is not read on while `onChunk`
 * is at work, so a caller that stores chunks slows the sender down instead of filling memory. Throws IntakeError for a
 * bad body, and whatever the source or `onChunk` throws; what was stored by then must be undone by the caller.
 */
export async function scanRows(
  source: AsyncIterable<Uint8Array>,
  scanner: BodyScanner,
  onChunk: (chunk: RowChunk) => Promise<void>,
): Promise<BodySummary> {
  for await (const piece of source) {
    for (const chunk of scanner.push(piece)) await onChunk(chunk);
  }
  const { chunks, ...summary } = scanner.finish();
  for (const chunk of chunks) await onChunk(chunk);
  return summary;
}
