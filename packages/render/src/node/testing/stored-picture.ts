import sharp from 'sharp';

/**
 * A rendered file as goldens keep it: PNG, or for `.webp`, which large cards are kept as, half the size and not without
 * loss. Equal pixels give equal bytes, so both sides of a comparison go through this.
 */
export async function storedPicture(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  if (!path.endsWith('.webp')) return isPng(bytes) ? bytes : sharp(bytes).png().toBuffer();
  const { width = 1 } = await sharp(bytes).metadata();
  return sharp(bytes)
    .resize(Math.round(width / 2))
    .webp({ quality: 95 })
    .toBuffer();
}

const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50;
