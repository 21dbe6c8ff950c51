const SEQUENCE = Buffer.from('ftypavis');
const BRAND_AT = 8;

/**
 * The same file under the brand of a still where it is an AVIF sequence, which has its first frame as a still as well:
 * libvips tells its formats by that brand and knows only stills.
 */
export function asStillAvif(bytes: Uint8Array): Uint8Array {
  if (!SEQUENCE.equals(bytes.subarray(4, 12))) return bytes;
  const still = Uint8Array.from(bytes);
  still.set(Buffer.from('avif'), BRAND_AT);
  return still;
}
