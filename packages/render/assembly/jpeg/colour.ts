import { BLOCK_BYTES, BLOCKS } from './blocks';
import { pixels, stride } from './window';

/*
 * RGB to YCbCr as JFIF has it (ITU-T T.871, 7), in 1/32768 and with exact sums, so that grey stays grey. For the
 * multiply-and-add of pairs a pixel is the 16-bit lanes (red, blue) and (green, alpha). Alpha is 255 here, so that its
 * weight can be what is added to every pixel: for luma half a unit, which rounds, less the level shift of 128 (T.81
 * A.3.1), exactly; for the colour differences 0.498, so that 127.5 becomes 127. Of four pixels (4:2:0) the sums are
 * converted, and rounded only once.
 */
const Y_RED_BLUE: usize = memory.data<i16>([9798, 3735, 9798, 3735, 9798, 3735, 9798, 3735], 16);
const Y_GREEN_ALPHA: usize = memory.data<i16>([19235, -16384, 19235, -16384, 19235, -16384, 19235, -16384], 16);
const CB_RED_BLUE: usize = memory.data<i16>([-5529, 16384, -5529, 16384, -5529, 16384, -5529, 16384], 16);
const CB_GREEN_ALPHA: usize = memory.data<i16>([-10855, 64, -10855, 64, -10855, 64, -10855, 64], 16);
const CR_RED_BLUE: usize = memory.data<i16>([16384, -2664, 16384, -2664, 16384, -2664, 16384, -2664], 16);
const CR_GREEN_ALPHA: usize = memory.data<i16>([-13720, 64, -13720, 64, -13720, 64, -13720, 64], 16);

/** 8×8 pixels to a block of each component. */
export function convertFullColour(): void {
  let from = pixels;
  for (let to = BLOCKS; to < BLOCKS + BLOCK_BYTES; to += 16) {
    const left = v128.load(from);
    const right = v128.load(from, 16);
    const redBlue0 = redBlue(left);
    const redBlue1 = redBlue(right);
    const greenAlpha0 = greenAlpha(left);
    const greenAlpha1 = greenAlpha(right);
    v128.store(to, lumaOf(redBlue0, greenAlpha0, redBlue1, greenAlpha1));
    const cb0 = weigh(redBlue0, greenAlpha0, CB_RED_BLUE, CB_GREEN_ALPHA, 15);
    const cb1 = weigh(redBlue1, greenAlpha1, CB_RED_BLUE, CB_GREEN_ALPHA, 15);
    v128.store(to, i16x8.narrow_i32x4_s(cb0, cb1), BLOCK_BYTES);
    const cr0 = weigh(redBlue0, greenAlpha0, CR_RED_BLUE, CR_GREEN_ALPHA, 15);
    const cr1 = weigh(redBlue1, greenAlpha1, CR_RED_BLUE, CR_GREEN_ALPHA, 15);
    v128.store(to, i16x8.narrow_i32x4_s(cr0, cr1), 2 * BLOCK_BYTES);
    from += stride;
  }
}

/** 16×16 pixels to four blocks of luma, and one of each colour difference at half the resolution. */
export function convertHalvedColour(): void {
  let from = pixels;
  let luma = BLOCKS;
  let chroma = BLOCKS + 4 * BLOCK_BYTES;
  for (let row = 0; row < 16; row += 2) {
    convertQuads(from, luma, chroma);
    convertQuads(from + 32, luma + BLOCK_BYTES, chroma + 8);
    luma += 32;
    // The lower two luma blocks follow the upper two.
    if (row == 6) luma += BLOCK_BYTES;
    chroma += 16;
    from += stride << 1;
  }
}

/** Two rows of eight pixels: as many samples of luma, and four of each colour difference. */
@inline
function convertQuads(from: usize, luma: usize, chroma: usize): void {
  const left0 = v128.load(from);
  const right0 = v128.load(from, 16);
  const left1 = v128.load(from + stride);
  const right1 = v128.load(from + stride, 16);
  const redBlueLeft0 = redBlue(left0);
  const redBlueLeft1 = redBlue(left1);
  const redBlueRight0 = redBlue(right0);
  const redBlueRight1 = redBlue(right1);
  const greenAlphaLeft0 = greenAlpha(left0);
  const greenAlphaLeft1 = greenAlpha(left1);
  const greenAlphaRight0 = greenAlpha(right0);
  const greenAlphaRight1 = greenAlpha(right1);
  v128.store(luma, lumaOf(redBlueLeft0, greenAlphaLeft0, redBlueRight0, greenAlphaRight0));
  v128.store(luma, lumaOf(redBlueLeft1, greenAlphaLeft1, redBlueRight1, greenAlphaRight1), 16);
  const redBlueSums = pairSums(i16x8.add(redBlueLeft0, redBlueLeft1), i16x8.add(redBlueRight0, redBlueRight1));
  const greenAlphaSums = pairSums(i16x8.add(greenAlphaLeft0, greenAlphaLeft1), i16x8.add(greenAlphaRight0, greenAlphaRight1));
  const cb = weigh(redBlueSums, greenAlphaSums, CB_RED_BLUE, CB_GREEN_ALPHA, 17);
  const cr = weigh(redBlueSums, greenAlphaSums, CR_RED_BLUE, CR_GREEN_ALPHA, 17);
  const both = i16x8.narrow_i32x4_s(cb, cr);
  v128.store64_lane(chroma, both, 0);
  v128.store64_lane(chroma, both, 1, BLOCK_BYTES);
}

@inline
function redBlue(pixels: v128): v128 {
  return v128.and(pixels, i16x8.splat(0xff));
}

@inline
function greenAlpha(pixels: v128): v128 {
  return i16x8.shr_u(pixels, 8);
}

/** Neighbours of eight pixels, added. */
@inline
function pairSums(left: v128, right: v128): v128 {
  return i16x8.add(v128.shuffle<u32>(left, right, 0, 2, 4, 6), v128.shuffle<u32>(left, right, 1, 3, 5, 7));
}

@inline
function lumaOf(redBlue0: v128, greenAlpha0: v128, redBlue1: v128, greenAlpha1: v128): v128 {
  const left = weigh(redBlue0, greenAlpha0, Y_RED_BLUE, Y_GREEN_ALPHA, 15);
  const right = weigh(redBlue1, greenAlpha1, Y_RED_BLUE, Y_GREEN_ALPHA, 15);
  return i16x8.narrow_i32x4_s(left, right);
}

@inline
function weigh(redBlue: v128, greenAlpha: v128, redBlueWeights: usize, greenAlphaWeights: usize, bits: i32): v128 {
  const ofRedBlue = i32x4.dot_i16x8_s(redBlue, v128.load(redBlueWeights));
  const ofGreenAlpha = i32x4.dot_i16x8_s(greenAlpha, v128.load(greenAlphaWeights));
  return i32x4.shr_s(i32x4.add(ofRedBlue, ofGreenAlpha), bits);
}
