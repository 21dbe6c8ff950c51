import { setImmediate } from 'node:timers/promises';
import { ByteSink } from './byte-sink.ts';
import { writeLzw } from './lzw.ts';

export interface GifHead {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of 1 to 256 colours. */
  readonly palette: Uint8Array;
  /** How often it plays; 0 is for ever. */
  readonly loop: number;
}

export interface GifFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Indexes into the palette, row after row. */
  readonly indexes: Uint8Array;
  /** The index that leaves what is there; null: none does. */
  readonly transparent: number | null;
  /** Hundredths of a second. */
  readonly delay: number;
  /** What becomes of its area before the next frame: it stays, or is cleared. */
  readonly disposal: 'keep' | 'clear';
}

/**
 * Writes GIF89a with one global palette. `frames` has at least one, each inside the screen. Others have their turn between
 * frames.
 */
export async function writeGif(
  { width, height, palette, loop }: GifHead,
  frames: readonly GifFrame[],
): Promise<Uint8Array> {
  const sink = new ByteSink();
  // A table has a power of two of entries, at least 2; codes have at least 2 bits.
  const bits = Math.max(1, Math.ceil(Math.log2(palette.length / 3)));
  sink.ascii('GIF89a');
  sink.uint16(width);
  sink.uint16(height);
  sink.byte(0xf0 | (bits - 1));
  sink.byte(0);
  sink.byte(0);
  sink.bytes(palette);
  sink.bytes(new Uint8Array((3 << bits) - palette.length));
  if (loop !== 1) writeLoop(sink, loop);
  for (const frame of frames) {
    writeFrame(sink, frame, Math.max(2, bits));
    await setImmediate();
  }
  sink.byte(0x3b);
  return sink.finish();
}

/** Netscape's extension counts the times it plays again; without one it plays once. */
function writeLoop(sink: ByteSink, loop: number): void {
  sink.bytes(Uint8Array.of(0x21, 0xff, 11));
  sink.ascii('NETSCAPE2.0');
  sink.bytes(Uint8Array.of(3, 1));
  sink.uint16(loop === 0 ? 0 : loop - 1);
  sink.byte(0);
}

function writeFrame(sink: ByteSink, frame: GifFrame, minCodeSize: number): void {
  const { x, y, width, height, indexes, transparent, delay, disposal } = frame;
  sink.bytes(Uint8Array.of(0x21, 0xf9, 4, (disposal === 'clear' ? 8 : 4) | (transparent === null ? 0 : 1)));
  sink.uint16(Math.min(65_535, delay));
  sink.byte(transparent ?? 0);
  sink.byte(0);
  sink.byte(0x2c);
  for (const value of [x, y, width, height]) sink.uint16(value);
  sink.byte(0);
  writeLzw(indexes, width * height, minCodeSize, sink);
}
