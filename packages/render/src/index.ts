export type { Canvas2D, Picture, Surface, SurfaceFactory } from './canvas.ts';
export {
  chooseImage,
  type ImageFailure,
  type ImageRequest,
  type ImageResult,
  type Images,
  wantedImages,
} from './images.ts';
export type { LaidOutLayer, LaidOutPage } from './layout/laid-out.ts';
export { type LayoutOptions, layoutPage, type PageLayout } from './layout/layout-page.ts';
export { type PaintOptions, paintPage } from './paint/paint-page.ts';
export * from './text/index.ts';
