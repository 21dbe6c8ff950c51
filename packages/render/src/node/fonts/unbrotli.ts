import { brotliDecompressSync } from 'node:zlib';
import { LARGEST_UNPACKED, type Unbrotli } from '../../fonts/index.ts';

/** Throws where the bytes are not Brotli, or hold more than a font may. */
export const unbrotli: Unbrotli = (bytes) => brotliDecompressSync(bytes, { maxOutputLength: LARGEST_UNPACKED });
