import type { ResolvedPaint } from '@pictify/scene';

/** How opaque a resolved colour, `#rrggbb` or `#rrggbbaa`, is: 0..255. */
export const alphaOf = (color: string): number => (color.length === 9 ? Number.parseInt(color.slice(7), 16) : 255);

/** Whether nothing shines through a paint. */
export function coversWholly(paint: ResolvedPaint): boolean {
  if (paint.type === 'image') return false;
  const colors = paint.type === 'solid' ? [paint.color] : paint.stops.map((stop) => stop.color);
  return colors.every((color) => alphaOf(color) === 255);
}
