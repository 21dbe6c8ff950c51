import { ByteSink, ByteStream } from './byte-stream.ts';
import { view } from './sfnt.ts';

const NO_PROPORTIONAL_BEARINGS = 1;
const NO_MONOSPACED_BEARINGS = 2;
const NUMBER_OF_METRICS = 34;

/** Undoes the transform of `hmtx` (WOFF File Format 2.0, section 5.4): bearings left out are the glyphs' left edges. */
export function rebuildMetrics(packed: Uint8Array, hhea: Uint8Array, leftEdges: Int16Array): Uint8Array {
  const stream = new ByteStream(packed);
  const flags = stream.uint8();
  const count = view(hhea).getUint16(NUMBER_OF_METRICS);
  const advances = Array.from({ length: count }, () => stream.uint16());
  const sink = new ByteSink();
  const bearings = Array.from(leftEdges, (edge, glyph) => {
    const leftOut = flags & (glyph < count ? NO_PROPORTIONAL_BEARINGS : NO_MONOSPACED_BEARINGS);
    return leftOut ? edge : stream.int16();
  });
  for (const [glyph, bearing] of bearings.entries()) {
    if (glyph < count) sink.uint16(advances[glyph]!);
    sink.uint16(bearing);
  }
  return sink.bytes();
}
