/** The blocks of one MCU in the order of the scan: 64 16-bit numbers each, first samples, then coefficients. */
export const BLOCK_BYTES: usize = 128;
export const BLOCKS: usize = memory.data(6 * 128, 16);
