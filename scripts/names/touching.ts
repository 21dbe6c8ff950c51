import { createCanvas } from '@napi-rs/canvas';
import type { PlacedRun } from '../design/ink.ts';
import { boundsOf } from '../design/quad.ts';

/** Pixels of air that letters need between them. */
const AIR = 1;
/** Coverage from which a pixel belongs to a letter. */
const INSIDE = 128;

/** Whether the letters themselves, not the rectangles around them, come within a pixel of each other. */
export function areTouching(a: PlacedRun, b: PlacedRun): boolean {
  const [first, second] = [boundsOf(a.quad), boundsOf(b.quad)];
  const left = Math.floor(Math.max(first.left, second.left)) - 2;
  const top = Math.floor(Math.max(first.top, second.top)) - 2;
  const width = Math.ceil(Math.min(first.right, second.right)) + 2 - left;
  const height = Math.ceil(Math.min(first.bottom, second.bottom)) + 2 - top;
  if (width <= 0 || height <= 0) return false;
  const area = { left, top, width, height };
  const [inkOfA, inkOfB] = [coverage(a, area, AIR), coverage(b, area, 0)];
  return inkOfA.some((_, at) => at % 4 === 3 && inkOfA[at]! >= INSIDE && inkOfB[at]! >= INSIDE);
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function coverage({ run, origin, turn }: PlacedRun, area: Area, grownBy: number): Uint8ClampedArray {
  const context = createCanvas(area.width, area.height).getContext('2d');
  const [zero, right, down] = [turn({ x: 0, y: 0 }), turn({ x: 1, y: 0 }), turn({ x: 0, y: 1 })];
  const [x, y] = [zero.x - area.left, zero.y - area.top];
  context.setTransform(right.x - zero.x, right.y - zero.y, down.x - zero.x, down.y - zero.y, x, y);
  context.font = `${run.face.style} ${run.face.weight} ${run.size}px "${run.face.family}"`;
  context.direction = run.direction;
  context.letterSpacing = `${run.letterSpacing}px`;
  context.textAlign = 'left';
  context.fillText(run.text, origin.x + run.x, origin.y + run.y);
  if (grownBy > 0) {
    context.lineWidth = 2 * grownBy;
    context.lineJoin = 'round';
    context.strokeText(run.text, origin.x + run.x, origin.y + run.y);
  }
  return context.getImageData(0, 0, area.width, area.height).data;
}
