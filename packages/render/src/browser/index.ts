export type { BrowserRenderer, LaidOutScene, LayoutPageOptions, UploadedFont } from './browser-renderer.ts';
export {
  type BrowserRendererOptions,
  createBrowserRenderer,
} from './create-browser-renderer.ts';
export { PictureFailure, type PictureLoader, picturesFrom } from './picture-loader.ts';
