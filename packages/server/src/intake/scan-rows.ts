import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import type { BodySummary, RowChunk } from './row-chunk.ts';
import { RowScanner } from './row-scanner.ts';

/**
 * Reads a batch body to its end, handing each chunk to `onChunk` in order. The source is not read on while `onChunk`
 * is at work, so a caller that stores chunks slows the sender down instead of filling memory. Throws IntakeError for a
 * bad body, and whatever the source or `onChunk` throws; what was stored by then must be undone by the caller.
 */
export async function scanRows(
  source: AsyncIterable<Uint8Array>,
  onChunk: (chunk: RowChunk) => Promise<void>,
  limits: IntakeLimits = INTAKE_LIMITS,
): Promise<BodySummary> {
  const scanner = new RowScanner(limits);
  for await (const piece of source) {
    for (const chunk of scanner.push(piece)) await onChunk(chunk);
  }
  const { chunks, options, total } = scanner.finish();
  for (const chunk of chunks) await onChunk(chunk);
  return { options, total };
}
