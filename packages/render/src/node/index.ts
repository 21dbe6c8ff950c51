export { DecodeFailure, decodeImage } from './decode.ts';
export { IMAGE_FORMATS, type ImageFormat } from './encode.ts';
export { createFontLibrary } from './fonts/index.ts';
export type { ImageLoader, LoadRules } from './load-images.ts';
export { RenderLimitError } from './render-limit-error.ts';
export {
  createRenderer,
  type RenderedImage,
  type Renderer,
  type RendererOptions,
  type RenderOptions,
  type Timings,
} from './renderer.ts';
