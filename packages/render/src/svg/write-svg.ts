import type { Extent } from '../geometry.ts';
import type { SafeSvg } from './sanitise.ts';

/** The whole file for a bitmap of `size` device pixels. */
export function writeSvg({ inside, view }: Pick<SafeSvg, 'inside' | 'view'>, size: Extent): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" ` +
    `viewBox="${view.x} ${view.y} ${view.width} ${view.height}" preserveAspectRatio="none">${inside}</svg>`
  );
}
