import { setImmediate } from 'node:timers/promises';
import { differingArea, type MotionFrame, type PixelArea } from '../motion-frame.ts';
import { ColorCounts } from './color-counts.ts';
import { Ditherer } from './ditherer.ts';
import { type GifFrame, writeGif } from './gif-writer.ts';
import { channelsOf, paletteFor } from './palette.ts';

export interface GifOptions {
  readonly width: number;
  readonly height: number;
  /** How often it plays; 0 is for ever. */
  readonly loop: number;
  /** 2 to 256, the one that stands for nothing included. */
  readonly colors: number;
}

export interface EncodedGif {
  readonly bytes: Uint8Array;
  /** Frames of the file: those that look like the one before lengthen that. */
  readonly frames: number;
}

/**
 * A GIF of one palette for all frames, each frame holding what changed and nothing where it did not. The first frame
 * must cover the file. Equal frames give equal bytes. Others have their turn between frames: a long file takes seconds.
 */
export async function encodeGif(frames: readonly MotionFrame[], options: GifOptions): Promise<EncodedGif> {
  const { width, height, loop, colors } = options;
  const counts = new ColorCounts();
  for (const { pixels } of frames) {
    counts.add(pixels);
    await setImmediate();
  }
  const needsClear = frames.length > 1 || counts.sawClear;
  const palette = paletteFor(counts, Math.max(1, needsClear ? colors - 1 : colors));
  // The last entry is no colour; a palette without one is full.
  const clear = needsClear ? palette.length : 255;
  const indexed = await indexFrames(frames, new Ditherer(palette.length > 0 ? palette : [0]), clear, options);
  const table = Uint8Array.from((needsClear ? [...palette, 0] : palette).flatMap(channelsOf));
  const written = await differences(indexed, clear, needsClear, options);
  return {
    bytes: await writeGif({ width, height, palette: table, loop: frames.length > 1 ? loop : 1 }, written),
    frames: written.length,
  };
}

interface IndexedFrame {
  readonly area: PixelArea;
  readonly indexes: Uint8Array;
  readonly delayMs: number;
}

async function indexFrames(
  frames: readonly MotionFrame[],
  ditherer: Ditherer,
  clear: number,
  { width }: GifOptions,
): Promise<IndexedFrame[]> {
  const row = new Uint8Array(width);
  const indexed: IndexedFrame[] = [];
  for (const { area, pixels, delayMs } of frames) {
    const indexes = new Uint8Array(area.width * area.height);
    for (let y = 0; y < area.height; y++) {
      ditherer.row(pixels, y * area.width, area.width, area.x, area.y + y, clear, row);
      indexes.set(row.subarray(0, area.width), y * area.width);
    }
    indexed.push({ area, indexes, delayMs });
    await setImmediate();
  }
  return indexed;
}

/** A frame of the file under construction. */
type Draft = { -readonly [K in keyof GifFrame]: GifFrame[K] };

async function differences(
  frames: readonly IndexedFrame[],
  clear: number,
  needsClear: boolean,
  { width, height }: GifOptions,
): Promise<GifFrame[]> {
  const whole = { x: 0, y: 0, width, height };
  const shown = new Uint8Array(width * height).fill(clear);
  const next = new Uint8Array(width * height).fill(clear);
  const drafts: Draft[] = [];
  let elapsed = 0;
  for (const { area, indexes, delayMs } of frames) {
    await setImmediate();
    const delay = Math.round((elapsed + delayMs) / 10) - Math.round(elapsed / 10);
    elapsed += delayMs;
    paste(next, width, area, indexes);
    const last = drafts.at(-1);
    const changed = last ? differingArea(shown, next, width, area) : whole;
    if (last && !changed) {
      last.delay += delay;
      continue;
    }
    if (last && losesInk(shown, next, width, area, clear)) {
      // Only clearing takes ink away, and it takes all of a frame's area: the frame before must be as large as the page.
      if (last.width * last.height < shown.length) Object.assign(last, enlarged(last, clear, width, height));
      last.disposal = 'clear';
      shown.fill(clear);
    }
    const drawn = last?.disposal === 'clear' ? whole : changed!;
    drafts.push({
      ...drawn,
      indexes: cut(next, shown, width, drawn, clear),
      transparent: needsClear ? clear : null,
      delay,
      disposal: 'keep',
    });
    shown.set(next);
  }
  return drafts;
}

/** Some pixel of the area had a colour and now has none. */
function losesInk(before: Uint8Array, after: Uint8Array, width: number, area: PixelArea, clear: number): boolean {
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let at = y * width + area.x, end = at + area.width; at < end; at++) {
      if (after[at] === clear && before[at] !== clear) return true;
    }
  }
  return false;
}

function paste(onto: Uint8Array, width: number, { x, y, width: length, height }: PixelArea, from: Uint8Array): void {
  for (let row = 0; row < height; row++) {
    onto.set(from.subarray(row * length, (row + 1) * length), (y + row) * width + x);
  }
}

/** What stands in `area` of `after`, and nothing where `before` already shows it. */
function cut(after: Uint8Array, before: Uint8Array, width: number, area: PixelArea, clear: number): Uint8Array {
  const indexes = new Uint8Array(area.width * area.height);
  let to = 0;
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let at = y * width + area.x, end = at + area.width; at < end; at++) {
      indexes[to++] = after[at] === before[at] ? clear : after[at]!;
    }
  }
  return indexes;
}

/** The same frame as large as the page, with nothing around what it draws. */
function enlarged(frame: GifFrame, clear: number, width: number, height: number) {
  const indexes = new Uint8Array(width * height).fill(clear);
  paste(indexes, width, frame, frame.indexes);
  return { x: 0, y: 0, width, height, indexes };
}
