import { setImmediate } from 'node:timers/promises';
import type { Moment, PageMoment } from '../../motion/timeline.ts';
import { blendPages } from './blend-pages.ts';
import { differingArea, type MotionFrame, type PixelArea } from './motion-frame.ts';
import type { PagePainter } from './page-painter.ts';

/** Paints a moment of a page; `area` is where its painter's pixels may have changed, null: nowhere. */
export type ShowMoment = (moment: PageMoment) => Promise<{ painter: PagePainter; area: PixelArea | null }>;

/** Paints what is shown when. Moments that look like the one before only make it last longer. */
export async function paintMoments(moments: readonly Moment[], show: ShowMoment): Promise<MotionFrame[]> {
  const frames: { area: PixelArea; pixels: Uint32Array; delayMs: number }[] = [];
  let shown = new Uint32Array();
  let lastPage = -1;
  for (const moment of moments) {
    const { painter, area: painted } = await show(moment);
    const { width, height } = painter;
    const whole = { x: 0, y: 0, width, height };
    const pixels = moment.into ? await blended(painter, moment.into, show) : painter.pixels;
    const within = moment.into || moment.page !== lastPage ? whole : painted;
    lastPage = moment.into ? -1 : moment.page;
    const last = frames.at(-1);
    if (!last) shown = new Uint32Array(width * height);
    const area = last ? within && differingArea(shown, pixels, width, within) : whole;
    if (area) frames.push({ area, pixels: copyArea(pixels, shown, width, area), delayMs: moment.delayMs });
    else if (last) last.delayMs += moment.delayMs;
    // The pixels that were read back are only freed between tasks.
    await setImmediate();
  }
  return frames;
}

async function blended(
  { pixels, width, height }: PagePainter,
  { moment, transition, share }: NonNullable<Moment['into']>,
  show: ShowMoment,
): Promise<Uint32Array> {
  const { painter } = await show(moment);
  return blendPages({ before: pixels, after: painter.pixels, width, height }, transition, share);
}

/** The area by itself, and onto `shown`. */
function copyArea(pixels: Uint32Array, shown: Uint32Array, width: number, area: PixelArea): Uint32Array {
  const copy = new Uint32Array(area.width * area.height);
  for (let row = 0; row < area.height; row++) {
    const from = (area.y + row) * width + area.x;
    const part = pixels.subarray(from, from + area.width);
    copy.set(part, row * area.width);
    shown.set(part, from);
  }
  return copy;
}
