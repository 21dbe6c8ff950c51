import { ByteSink, ByteStream } from './byte-stream.ts';
import { view } from './sfnt.ts';

export interface RebuiltGlyphs {
  readonly glyf: Uint8Array;
  /** Long offsets. */
  readonly loca: Uint8Array;
  /** `xMin` of every glyph, 0 for empty ones. */
  readonly leftEdges: Int16Array;
}

/** The streams of a transformed `glyf` table. */
interface Streams {
  readonly contours: ByteStream;
  readonly points: ByteStream;
  readonly flags: ByteStream;
  readonly glyphs: ByteStream;
  readonly composites: ByteStream;
  readonly boxes: ByteStream;
  readonly instructions: ByteStream;
}

const OVERLAP_BITMAP = 1;

/** Undoes the transform of `glyf` and `loca` (WOFF File Format 2.0, sections 5.1 to 5.3). */
export function rebuildGlyphs(packed: Uint8Array): RebuiltGlyphs {
  const stream = new ByteStream(packed);
  stream.uint16();
  const options = stream.uint16();
  const count = stream.uint16();
  stream.uint16();
  const sizes = Array.from({ length: 7 }, () => stream.uint32());
  const [contours, points, flags, glyphs, composites] = sizes
    .slice(0, 5)
    .map((size) => new ByteStream(stream.take(size)));
  const bitmapBytes = ((count + 31) >> 5) << 2;
  const boxBitmap = stream.take(bitmapBytes);
  const boxes = new ByteStream(stream.take(sizes[5]! - bitmapBytes));
  const instructions = new ByteStream(stream.take(sizes[6]!));
  const overlaps = options & OVERLAP_BITMAP ? stream.take((count + 7) >> 3) : undefined;
  const streams = { contours, points, flags, glyphs, composites, boxes, instructions } as Streams;
  const sink = new ByteSink();
  const loca = view(new Uint8Array((count + 1) * 4));
  const leftEdges = new Int16Array(count);
  for (let glyph = 0; glyph < count; glyph++) {
    const start = sink.length;
    loca.setUint32(glyph * 4, start);
    const contourCount = streams.contours.int16();
    const box = bit(boxBitmap, glyph) ? streams.boxes.take(8) : undefined;
    if (contourCount < 0) writeComposite(streams, box ?? new Uint8Array(8), sink);
    else if (contourCount > 0) {
      leftEdges[glyph] = writeSimple(streams, contourCount, box, overlaps ? bit(overlaps, glyph) : false, sink);
    }
    if (box) leftEdges[glyph] = view(box).getInt16(0);
    while (sink.length % 4 > 0) sink.uint8(0);
  }
  loca.setUint32(count * 4, sink.length);
  return { glyf: sink.bytes(), loca: new Uint8Array(loca.buffer), leftEdges };
}

const bit = (bitmap: Uint8Array, index: number): boolean => (bitmap[index >> 3]! & (0x80 >> (index & 7))) !== 0;

const ARGS_ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE_COMPONENTS = 0x20;
const HAS_X_Y_SCALE = 0x40;
const HAS_TWO_BY_TWO = 0x80;
const HAS_INSTRUCTIONS = 0x100;

function writeComposite(streams: Streams, box: Uint8Array, sink: ByteSink): void {
  sink.uint16(-1);
  sink.append(box);
  let instructed = false;
  for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    flags = streams.composites.uint16();
    instructed ||= (flags & HAS_INSTRUCTIONS) !== 0;
    let bytes = 2 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) bytes += 2;
    else if (flags & HAS_X_Y_SCALE) bytes += 4;
    else if (flags & HAS_TWO_BY_TWO) bytes += 8;
    sink.uint16(flags);
    sink.append(streams.composites.take(bytes));
  }
  if (instructed) writeInstructions(streams, sink);
}

function writeInstructions(streams: Streams, sink: ByteSink): void {
  const length = streams.glyphs.packedUint16();
  sink.uint16(length);
  sink.append(streams.instructions.take(length));
}

const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;
const OVERLAP_SIMPLE = 0x40;

/** What their 16-bit numbers can count. */
const MOST_POINTS = 0x10000;

/** Returns the glyph's smallest x. */
function writeSimple(
  streams: Streams,
  contourCount: number,
  box: Uint8Array | undefined,
  overlap: boolean,
  sink: ByteSink,
): number {
  const ends: number[] = [];
  let count = 0;
  for (let contour = 0; contour < contourCount; contour++) ends.push((count += streams.points.packedUint16()) - 1);
  if (count > MOST_POINTS) throw new RangeError('A glyph of the font has too many points.');
  const deltas = Array.from({ length: count }, () => readPoint(streams));
  const bounds = boundsOf(deltas);
  sink.uint16(contourCount);
  if (box) sink.append(box);
  else for (const edge of bounds) sink.uint16(edge);
  for (const end of ends) sink.uint16(end);
  writeInstructions(streams, sink);
  for (const [index, { dx, dy, onCurve }] of deltas.entries()) {
    const first = index === 0 && overlap ? OVERLAP_SIMPLE : 0;
    const x = deltaFlags(dx, X_SHORT, X_SAME_OR_POSITIVE);
    const y = deltaFlags(dy, Y_SHORT, Y_SAME_OR_POSITIVE);
    sink.uint8(first | (onCurve ? ON_CURVE : 0) | x | y);
  }
  for (const { dx } of deltas) writeDelta(dx, sink);
  for (const { dy } of deltas) writeDelta(dy, sink);
  return bounds[0];
}

function deltaFlags(delta: number, short: number, sameOrPositive: number): number {
  if (delta === 0) return sameOrPositive;
  if (Math.abs(delta) > 0xff) return 0;
  return delta > 0 ? short | sameOrPositive : short;
}

function writeDelta(delta: number, sink: ByteSink): void {
  if (delta === 0) return;
  if (Math.abs(delta) > 0xff) sink.uint16(delta);
  else sink.uint8(Math.abs(delta));
}

interface PointDelta {
  readonly dx: number;
  readonly dy: number;
  readonly onCurve: boolean;
}

/** One point as a triplet (section 5.2). */
function readPoint({ flags, glyphs }: Streams): PointDelta {
  const flag = flags.uint8();
  const onCurve = flag < 0x80;
  const code = flag & 0x7f;
  const signed = (positive: number, value: number): number => (positive & 1 ? value : -value);
  const first = glyphs.uint8();
  if (code < 10) return { dx: 0, dy: signed(code, ((code & 14) << 7) + first), onCurve };
  if (code < 20) return { dx: signed(code, (((code - 10) & 14) << 7) + first), dy: 0, onCurve };
  let dx: number;
  let dy: number;
  if (code < 84) {
    const index = code - 20;
    dx = 1 + (index & 0x30) + (first >> 4);
    dy = 1 + ((index & 0x0c) << 2) + (first & 0x0f);
  } else if (code < 120) {
    const index = code - 84;
    dx = 1 + (Math.floor(index / 12) << 8) + first;
    dy = 1 + (((index % 12) >> 2) << 8) + glyphs.uint8();
  } else if (code < 124) {
    const second = glyphs.uint8();
    dx = (first << 4) + (second >> 4);
    dy = ((second & 0x0f) << 8) + glyphs.uint8();
  } else {
    dx = (first << 8) + glyphs.uint8();
    dy = glyphs.uint16();
  }
  return { dx: signed(code, dx), dy: signed(code >> 1, dy), onCurve };
}

function boundsOf(deltas: readonly PointDelta[]): [xMin: number, yMin: number, xMax: number, yMax: number] {
  let [x, y] = [0, 0];
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { dx, dy } of deltas) {
    x += dx;
    y += dy;
    xMin = Math.min(xMin, x);
    yMin = Math.min(yMin, y);
    xMax = Math.max(xMax, x);
    yMax = Math.max(yMax, y);
  }
  return deltas.length > 0 ? [xMin, yMin, xMax, yMax] : [0, 0, 0, 0];
}
