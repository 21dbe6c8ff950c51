export type { FaceRef, FontLibrary } from '../fonts/index.ts';
export { layoutText } from './layout-text.ts';
export type { WordBreaker } from './line-break.ts';
export { PAGE_TEXT, TextBudget, TOO_MUCH } from './text-budget.ts';
export { type InkCanvas, type RunInk, textInk } from './text-ink.ts';
export type { GlyphRun, TextLayout, TextLine, TextRequest } from './text-layout.ts';
