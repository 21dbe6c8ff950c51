export type { HanVariant } from './catalog.ts';
export type { FaceRef } from './face-ref.ts';
export type { FontFile, FontHost } from './font-host.ts';
export {
  assembleFontLibrary,
  type ExtraFont,
  type FontLibrary,
  type FontRequest,
  type FontSelection,
} from './font-library.ts';
export { type ReadAt, shapingSfnt } from './sfnt.ts';
export { isWoff2, type Unbrotli, woff2ToSfnt } from './woff2.ts';
