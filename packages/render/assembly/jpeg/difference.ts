import { base, changed, columns, frame, side, width } from './picture';

/**
 * Flags the MCUs that a rectangle of the frame touches if a pixel in its rows of them differs from the base. To be called
 * for all that was written to the frame; what is written over later may leave a flag too many, which costs only time.
 */
export function compare(x: i32, y: i32, rectWidth: i32, rectHeight: i32): void {
  const first = x / side;
  const last = (x + rectWidth - 1) / side;
  const whole = min(last, width / side - 1);
  const mcuBytes: usize = side << 2;
  const rowBytes: usize = width << 2;
  for (let row = y; row < y + rectHeight; row++) {
    let at = <usize>row * rowBytes + <usize>first * mcuBytes;
    const flags = changed + (row / side) * columns;
    let mcu = first;
    for (; mcu <= whole; mcu++) {
      let differs = v128.or(differing(at), differing(at + 16));
      if (side == 16) differs = v128.or(differs, v128.or(differing(at + 32), differing(at + 48)));
      if (v128.any_true(differs)) store<u8>(flags + mcu, 1);
      at += mcuBytes;
    }
    // The last column may have fewer pixels.
    for (const end = <usize>(row + 1) * rowBytes; mcu <= last && at < end; at += 4) {
      if (load<u32>(frame + at) != load<u32>(base + at)) store<u8>(flags + mcu, 1);
    }
  }
}

// @ts-ignore: decorator
@inline
function differing(at: usize): v128 {
  return v128.xor(v128.load(frame + at), v128.load(base + at));
}

/** The first flagged MCU from one on; if there is none, how many MCUs there are. */
export function nextChanged(from: i32): i32 {
  let mcu = from;
  // The flag behind the last is always set.
  while (load<u64>(changed + mcu) == 0) mcu += 8;
  while (load<u8>(changed + mcu) == 0) mcu++;
  return mcu;
}

// @ts-ignore: decorator
@inline
export function isChanged(mcu: i32): bool {
  return load<u8>(changed + mcu) != 0;
}

export function unflag(mcu: i32): void {
  store<u8>(changed + mcu, 0);
}
