import { band, bandHeight, baseBand, changed, columns, side, width } from './picture';

/** Flags the MCUs of the band, from one column to before another, that differ from a row of the base. */
export function compareBand(row: i32, first: i32, end: i32): void {
  const whole = min(end, width / side);
  const mcuBytes: usize = side << 2;
  const rowBytes: usize = width << 2;
  const before = baseBand(row);
  const height = bandHeight(row);
  memory.fill(changed, 0, columns);
  // Row by row, because memory is read ahead that way.
  for (let y = 0; y < height; y++) {
    let at = <usize>y * rowBytes + <usize>first * mcuBytes;
    for (let column = first; column < whole; column++) {
      let differs = v128.or(differing(before, at), differing(before, at + 16));
      if (side == 16) differs = v128.or(differs, v128.or(differing(before, at + 32), differing(before, at + 48)));
      if (v128.any_true(differs)) store<u8>(changed + column, 1);
      at += mcuBytes;
    }
    if (whole == end) continue;
    // The last column has fewer pixels.
    for (const rowEnd = <usize>(y + 1) * rowBytes; at < rowEnd; at += 4) {
      if (load<u32>(band + at) != load<u32>(before + at)) store<u8>(changed + whole, 1);
    }
  }
}

@inline
function differing(before: usize, at: usize): v128 {
  return v128.xor(v128.load(band + at), v128.load(before + at));
}

@inline
export function isChanged(column: i32): bool {
  return load<u8>(changed + column) != 0;
}
