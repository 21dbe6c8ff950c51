export type { PaperOptions, PaperSize } from './paper.ts';
export {
  type DocumentOptions,
  type DocumentSet,
  type DocumentTimings,
  MAX_SETS,
  type RenderedDocument,
  type RenderedSet,
  renderDocument,
} from './render-document.ts';
