export type { BrowserRenderer, LaidOutScene, LayoutPageOptions } from './browser-renderer.ts';
export {
  type BrowserRendererOptions,
  createBrowserRenderer,
} from './create-browser-renderer.ts';
export { PictureFailure, type PictureLoader, picturesFrom } from './picture-loader.ts';
