import type { Rect } from '../../geometry.ts';

/** A rectangle that opens an address, in device pixels. */
export interface LinkArea {
  readonly url: string;
  readonly area: Rect;
}
