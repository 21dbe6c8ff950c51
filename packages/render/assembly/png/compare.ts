import { BLOCK_BYTES, BLOCK_PIXELS, base, frame, markStride, marks, strideBytes } from './layout';

/** Marks of blocks. They are bits, so that those of many can be or-ed. */
const CHANGED: u8 = 1;
const TRANSPARENT: u8 = 2;

/** Marks the blocks of some rows that have a pixel from `x` to `x + width`. To be done before their pixels change again. */
export function markChanges(x: u32, y: u32, width: u32, height: u32): void {
  const first = x / BLOCK_PIXELS;
  const last = (x + width - 1) / BLOCK_PIXELS;
  for (let row = y; row < y + height; row++) {
    const rowMarks = marks + <usize>row * markStride;
    let offset = <usize>row * strideBytes + <usize>first * BLOCK_BYTES;
    for (let block = first; block <= last; block++) {
      store<u8>(rowMarks + block, markOf(base + offset, frame + offset));
      offset += BLOCK_BYTES;
    }
  }
}

function markOf(basePixels: usize, pixels: usize): u8 {
  const a = v128.load(pixels);
  const b = v128.load(pixels, 16);
  const c = v128.load(pixels, 32);
  const d = v128.load(pixels, 48);
  const differences = v128.or(
    v128.or(v128.xor(a, v128.load(basePixels)), v128.xor(b, v128.load(basePixels, 16))),
    v128.or(v128.xor(c, v128.load(basePixels, 32)), v128.xor(d, v128.load(basePixels, 48))),
  );
  if (!v128.any_true(differences)) return 0;
  const alphas = i32x4.shr_u(v128.and(v128.and(a, b), v128.and(c, d)), 24);
  return i32x4.all_true(i32x4.eq(alphas, i32x4.splat(255))) ? CHANGED : CHANGED | TRANSPARENT;
}

/** The marks of all blocks of the rows, or-ed. */
export function marksOf(fromRow: u32, toRow: u32): u32 {
  let all = i64x2.splat(0);
  const end = marks + <usize>toRow * markStride;
  for (let at = marks + <usize>fromRow * markStride; at < end; at += 16) all = v128.or(all, v128.load(at));
  const halves = i64x2.extract_lane(all, 0) | i64x2.extract_lane(all, 1);
  let folded = halves | (halves >> 32);
  folded |= folded >> 16;
  return <u32>(folded | (folded >> 8)) & 0xff;
}

/** Makes the rows equal to the base again. */
export function restoreRows(fromRow: u32, toRow: u32): void {
  for (let row = fromRow; row < toRow; row++) {
    const rowMarks = marks + <usize>row * markStride;
    for (let group: u32 = 0; group < markStride; group += 16) {
      let changed = i8x16.bitmask(i8x16.ne(v128.load(rowMarks + group), i64x2.splat(0)));
      if (changed == 0) continue;
      v128.store(rowMarks + group, i64x2.splat(0));
      for (; changed != 0; changed &= changed - 1) {
        const offset = <usize>row * strideBytes + <usize>(group + <u32>ctz(changed)) * BLOCK_BYTES;
        copyBlock(frame + offset, base + offset);
      }
    }
  }
}

function copyBlock(target: usize, source: usize): void {
  v128.store(target, v128.load(source));
  v128.store(target, v128.load(source, 16), 16);
  v128.store(target, v128.load(source, 32), 32);
  v128.store(target, v128.load(source, 48), 48);
}
