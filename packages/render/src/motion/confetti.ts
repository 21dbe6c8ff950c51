import type { ResolvedCelebration } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import type { Extent, Rect } from '../geometry.ts';
import { randomFrom } from '../random.ts';

/** A rectangle of one colour, turned about its centre; lengths in page pixels. */
export interface ConfettiPiece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radians: number;
  readonly color: string;
}

/**
 * The pieces of a celebration that are in the air at a time of the page. Each falls from above the page to below it, so
 * that the first and the last moment have none: a file that plays again begins where it ended.
 */
export function confettiAt(page: Extent, celebrate: ResolvedCelebration, timeMs: number): ConfettiPiece[] {
  const share = (timeMs - celebrate.delayMs) / celebrate.durationMs;
  if (share <= 0 || share >= 1) return [];
  const random = randomFrom(celebrate.seed);
  const pieces: ConfettiPiece[] = [];
  for (let index = 0; index < celebrate.pieces; index++) {
    const piece = pieceAt(page, celebrate.colors, share, random);
    if (piece) pieces.push(piece);
  }
  return pieces;
}

/** Takes the same number of random numbers at every time, so that each piece keeps its own. */
function pieceAt(page: Extent, colors: readonly string[], share: number, random: () => number): ConfettiPiece | null {
  const unit = Math.min(page.width, page.height) / 30;
  const start = random() * 0.45;
  const fall = 0.4 + random() * 0.15;
  const column = random() * page.width;
  const sway = (random() - 0.5) * 6 * unit;
  const swings = 1 + random() * 2;
  const height = unit * (1 + random() * 0.8);
  const turns = (random() - 0.5) * 4;
  const flips = 1 + random() * 3;
  const color = colors[Math.floor(random() * colors.length)] ?? '#f9c74f';
  const fallen = (share - start) / fall;
  if (fallen <= 0 || fallen >= 1) return null;
  return {
    x: column + Math.sin(fallen * swings * Math.PI * 2) * sway,
    y: fallen * (page.height + 4 * unit) - 2 * unit,
    // Seen from the side a turning piece is a thin line, never nothing.
    width: height * 0.65 * Math.max(0.15, Math.abs(Math.cos(fallen * flips * Math.PI * 2))),
    height,
    radians: turns * fallen * Math.PI * 2,
    color,
  };
}

export function paintConfetti(canvas: Canvas2D, pieces: readonly ConfettiPiece[]): void {
  for (const { x, y, width, height, radians, color } of pieces) {
    canvas.save();
    canvas.translate(x, y);
    canvas.rotate(radians);
    canvas.fillStyle = color;
    canvas.fillRect(-width / 2, -height / 2, width, height);
    canvas.restore();
  }
}

/** What a piece covers, whichever way it is turned. */
export function pieceBounds({ x, y, width, height }: ConfettiPiece): Rect {
  const reach = Math.hypot(width, height) / 2;
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}
