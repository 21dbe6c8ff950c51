import { bandHeight, columns, side, width } from './picture';

/** The pixels of the MCU in work, opaque: 8×8 or 16×16 of them, `stride` bytes from row to row. */
export let pixels: usize = 0;
export let stride: usize = 0;

const WINDOW: usize = memory.data(16 * 16 * 4, 16);
const ALPHA: v128 = i32x4.splat(0xff000000);

/** What is seen through transparent pixels: red, green, blue, alpha as 16-bit lanes, twice. */
let background: v128 = i16x8.splat(255);

export function setBackground(red: i32, green: i32, blue: i32): void {
  const half = i16x8(<i16>red, <i16>green, <i16>blue, 255, 0, 0, 0, 0);
  background = v128.shuffle<u64>(half, half, 0, 0);
}

/** Points `pixels` at an MCU: within the pixels of its row where it can be, else at a copy, complete and opaque. */
export function openWindow(row: usize, mcu: i32): void {
  const x = (mcu % columns) * side;
  const rowHeight = bandHeight(mcu / columns);
  stride = <usize>width << 2;
  pixels = row + (<usize>x << 2);
  if (x + side <= width && rowHeight == side && isOpaque()) return;
  copyReplicated(row, x, rowHeight);
  stride = side << 2;
  pixels = WINDOW;
  if (!isOpaque()) flatten();
}

/** At the right and the lower end of a picture its last column and its last row are repeated. */
function copyReplicated(row: usize, x: i32, rowHeight: i32): void {
  let to = WINDOW;
  for (let y = 0; y < side; y++) {
    const from = row + ((<usize>min(y, rowHeight - 1) * width) << 2);
    for (let column = 0; column < side; column++) {
      store<u32>(to, load<u32>(from + (min(x + column, width - 1) << 2)));
      to += 4;
    }
  }
}

function isOpaque(): bool {
  const rowBytes: usize = side << 2;
  let all = ALPHA;
  let at = pixels;
  for (let row = 0; row < side; row++) {
    for (let byte: usize = 0; byte < rowBytes; byte += 16) all = v128.and(all, v128.load(at + byte));
    at += stride;
  }
  return i32x4.all_true(i32x4.eq(all, ALPHA));
}

/** Lays the window over the background, in place. */
function flatten(): void {
  const end = WINDOW + side * side * 4;
  for (let at = WINDOW; at < end; at += 16) {
    const four = v128.load(at);
    const low = blend(i16x8.extend_low_i8x16_u(four));
    const high = blend(i16x8.extend_high_i8x16_u(four));
    v128.store(at, v128.or(i8x16.narrow_i16x8_u(low, high), ALPHA));
  }
}

/**
 * Two pixels: (colour × alpha + background × (255 − alpha)) / 255, rounded to nearest. With t the numerator + 128,
 * (t + (t >> 8)) >> 8 is that quotient for every numerator up to 255². A half cannot occur, 255 being odd.
 */
@inline
function blend(colour: v128): v128 {
  const alpha = i8x16.shuffle(colour, colour, 6, 7, 6, 7, 6, 7, 6, 7, 14, 15, 14, 15, 14, 15, 14, 15);
  const behind = i16x8.mul(background, i16x8.sub(i16x8.splat(255), alpha));
  const sum = i16x8.add(i16x8.add(i16x8.mul(colour, alpha), behind), i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(sum, i16x8.shr_u(sum, 8)), 8);
}
