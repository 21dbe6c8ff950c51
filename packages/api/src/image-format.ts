/**
 * Output formats and the extensions in their URLs. A module of its own, with an entry of its own, because render
 * processes need it and must not pay for loading the schemas.
 */
export const imageFormats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'pdf'] as const;
export type ImageFormat = (typeof imageFormats)[number];
export type ImageExtension = Exclude<ImageFormat, 'jpeg'> | 'jpg';

export function extensionOf(format: ImageFormat): ImageExtension {
  return format === 'jpeg' ? 'jpg' : format;
}

export const contentTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  pdf: 'application/pdf',
} as const satisfies Record<ImageExtension, string>;
