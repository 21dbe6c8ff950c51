export { type AdmittedFont, admitFont, type FontFacts } from './admit-font.ts';
export type { HanVariant } from './catalog.ts';
export type { FaceRef } from './face-ref.ts';
export type { FontAxis } from './font-axes.ts';
export type { FontFile, FontHost } from './font-host.ts';
export {
  assembleFontLibrary,
  type ExtraFont,
  type FontLibrary,
  type FontRequest,
  type FontSelection,
  SMALL_CAPITALS,
} from './font-library.ts';
export { type AxisSettings, deriveFont, type FontRecipe, type Instancer } from './font-recipe.ts';
export { createInstancer, type SubsetterExports } from './instancer.ts';
export type { FeatureSettings } from './layout-features.ts';
export { type ReadAt, shapingSfnt } from './sfnt.ts';
export { isWoff2, LARGEST_UNPACKED, type Unbrotli, woff2ToSfnt } from './woff2.ts';
