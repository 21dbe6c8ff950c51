export { DecodeFailure, decodeImage } from './decode.ts';
export {
  createFontLibrary,
  extendFontLibrary,
  type FontLibraryOptions,
  type FontUpload,
  inspectFont,
} from './fonts/index.ts';
export type { ImageLoader, LoadRules } from './load-images.ts';
export { type ImageMeasure, measureImage } from './measure-image.ts';
export { type BrowserPicture, pictureForBrowser } from './picture-for-browser.ts';
export { RenderLimitError } from './render-limit-error.ts';
export {
  createRenderer,
  OUTPUT_FORMATS,
  type OutputFormat,
  type OwnImages,
  type RenderedImage,
  type Renderer,
  type RendererOptions,
  type RenderOptions,
  type Timings,
} from './renderer.ts';
export { readShippedFont } from './shipped-font.ts';
