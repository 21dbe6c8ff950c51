/** Pixels of a frame, from its top left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Straight (not premultiplied) RGBA of a rectangle of the frame, 4 bytes a pixel, row after row. */
export interface Patch extends Rect {
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Writes many pictures that have most of their pixels in common with one base picture. Not for use from two threads. */
export interface FrameEncoder {
  readonly width: number;
  readonly height: number;
  /**
   * A file of the base picture with the patches laid over it in order; they may overlap. The bytes depend on the base,
   * the sample and the resulting picture only, not on how it was cut into patches nor on frames encoded before. The
   * result is a fresh copy that belongs to the caller.
   */
  encode(patches: readonly Patch[]): Uint8Array;
  /** Bytes of memory it holds. */
  readonly sizeBytes: number;
}

/** @throws RangeError for a patch that is not wholly within the frame or whose data is not of its size. */
export function checkPatch({ x, y, width, height, data }: Patch, frame: Pick<FrameEncoder, 'width' | 'height'>): void {
  const whole = [x, y, width, height].every((value) => Number.isInteger(value) && value >= 0);
  if (!whole || x + width > frame.width || y + height > frame.height) {
    throw new RangeError(`A patch of ${width}×${height} at ${x},${y} is not within ${frame.width}×${frame.height}.`);
  }
  if (data.length !== width * height * 4) {
    throw new RangeError(`A patch of ${width}×${height} has ${width * height * 4} bytes, not ${data.length}.`);
  }
}
