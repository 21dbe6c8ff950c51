import type { AnimationSide, ResolvedTransition } from '@pictify/scene';

/** Straight RGBA, four bytes a word. */
interface Pages {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** One page on its way into the place of another: `share` is above 0 and below 1. */
export function blendPages(pages: Pages, { effect, side }: ResolvedTransition, share: number): Uint32Array {
  return effect === 'slide' ? pushed(pages, side, share) : dissolved(pages, share);
}

function dissolved({ before, after }: Pages, share: number): Uint32Array {
  const out = new Uint32Array(before.length);
  const b = Math.round(share * 256);
  const a = 256 - b;
  for (let at = 0; at < out.length; at++) {
    const was = before[at]!;
    const is = after[at]!;
    if (was === is) out[at] = was;
    else if ((was & is) >>> 24 === 255) {
      // Red and blue in one multiplication, green in another.
      const rb = (((was & 0xff00ff) * a + (is & 0xff00ff) * b) / 256) & 0xff00ff;
      const g = (((was & 0xff00) * a + (is & 0xff00) * b) >>> 8) & 0xff00;
      out[at] = (0xff000000 | rb | g) >>> 0;
    } else out[at] = mixed(was, is, a, b);
  }
  return out;
}

/** Colours weigh as much as they are opaque. */
function mixed(was: number, is: number, a: number, b: number): number {
  const wasWeight = (was >>> 24) * a;
  const isWeight = (is >>> 24) * b;
  const weight = wasWeight + isWeight;
  if (weight === 0) return 0;
  const channel = (shift: number): number =>
    Math.round((((was >>> shift) & 0xff) * wasWeight + ((is >>> shift) & 0xff) * isWeight) / weight) << shift;
  return (channel(0) | channel(8) | channel(16) | (Math.round(weight / 256) << 24)) >>> 0;
}

/** The page that comes pushes the other out, by whole pixels. */
function pushed({ before, after, width, height }: Pages, side: AnimationSide, share: number): Uint32Array {
  const out = new Uint32Array(before.length);
  const isAcross = side === 'left' || side === 'right';
  const shift = Math.round((isAcross ? width : height) * share);
  if (!isAcross) {
    const [first, second] = side === 'bottom' ? [before, after] : [after, before];
    const skip = (side === 'bottom' ? shift : height - shift) * width;
    out.set(first.subarray(skip));
    out.set(second.subarray(0, skip), out.length - skip);
    return out;
  }
  const [first, second] = side === 'right' ? [before, after] : [after, before];
  const skip = side === 'right' ? shift : width - shift;
  for (let row = 0; row < out.length; row += width) {
    out.set(first.subarray(row + skip, row + width), row);
    out.set(second.subarray(row, row + skip), row + width - skip);
  }
  return out;
}
