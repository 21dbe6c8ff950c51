import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { FAMILY, loadFonts } from './fonts.ts';
import type { CardRow } from './rows.ts';

const MAX_WIDTH = 872;
const MAX_SIZE = 84;
const MIN_SIZE = 30;

/** The largest whole size at which a name that is `widthAt100` pixels wide at 100 px fits its box. */
export function fittedSize(widthAt100: number): number {
  return Math.max(MIN_SIZE, Math.min(MAX_SIZE, Math.floor((MAX_WIDTH * 100) / widthAt100)));
}

/**
 * Name sizes for the subjects that lay out by CSS, which has no autofit: they are told the size for nothing, where the
 * others work it out within the measured time.
 */
export async function fitNames(rows: readonly CardRow[]): Promise<Map<CardRow, number>> {
  for (const font of await loadFonts()) GlobalFonts.register(font.bytes, FAMILY);
  const ctx = createCanvas(1, 1).getContext('2d');
  ctx.font = `800 100px ${FAMILY}`;
  return new Map(rows.map((row) => [row, fittedSize(ctx.measureText(row.name).width)]));
}
