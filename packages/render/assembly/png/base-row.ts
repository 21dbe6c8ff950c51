import { baseRows, blocks } from './layout';

/** What is known of a row of the base. Its borders follow it: one before each block and one after the last. */
@unmanaged
export class BaseRow {
  /** Where its bits begin, with the filter byte; in bits from the start of the stream. */
  start: u32 = 0;
  /** Sum of its bytes. */
  sum: u32 = 0;
  /** Sum of its bytes, each times how many there are from it to the end of the row. */
  weighted: u64 = 0;
}

/**
 * In which state the writer was between two blocks of the base, so that bits of the base can be joined to others there.
 *
 * A run of pixels that reaches or crosses the border has been written as one. Who copies only the blocks on one side of
 * the border takes the bits up to the run, or from its end on, and has to write the pixels on that side by other means.
 */
@unmanaged
export class Border {
  bitsBeforeRun: u32 = 0;
  bitsAfterRun: u32 = 0;
  pixelsBefore: u16 = 0;
  pixelsAfter: u16 = 0;
  /** `NO_RUN`, `ZERO_RUN` or `REPEAT_RUN`. */
  run: u16 = 0;
  /** Sum of the bytes of the block after the border, and the sum of each times how many there are to the block's end. */
  blockSum: u16 = 0;
  blockWeighted: u32 = 0;
}

export function baseRowBytes(blocks: u32): u32 {
  return <u32>offsetof<BaseRow>() + <u32>offsetof<Border>() * (blocks + 1);
}

export function baseRow(y: u32): BaseRow {
  return changetype<BaseRow>(baseRows + <usize>y * baseRowBytes(blocks));
}

export function border(row: BaseRow, block: u32): Border {
  return changetype<Border>(changetype<usize>(row) + offsetof<BaseRow>() + <usize>block * offsetof<Border>());
}
