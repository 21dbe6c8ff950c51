import type { RenderRequest } from './wire.gen.ts';

/** What is drawn: the values of one row, or of several, and how. */
export interface RenderInput<Variables extends object = Record<string, unknown>>
  extends Omit<RenderRequest, 'variables' | 'variableSets'> {
  /** The values of one row; what is missing gets the template’s default. */
  variables?: Variables | undefined;
  /** Several rows: one image each, or the pages of one PDF. */
  variableSets?: readonly Variables[] | undefined;
}

export interface RenderedFile {
  bytes: Uint8Array;
  /** `image/png`, … */
  contentType: string;
  /** Where the same file is served, for good. */
  url: string;
  /** How many things were degraded; `render` says which. */
  issueCount: number;
}
