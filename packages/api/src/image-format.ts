/**
 * Image formats and the extensions in their URLs. A module of its own, with an entry of its own, because render
 * processes need it and must not pay for loading the schemas.
 */
export type ImageFormat = 'png' | 'jpeg' | 'webp';
export type ImageExtension = 'png' | 'jpg' | 'webp';

export function extensionOf(format: ImageFormat): ImageExtension {
  return format === 'jpeg' ? 'jpg' : format;
}

export const contentTypes = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const satisfies Record<
  ImageExtension,
  string
>;
