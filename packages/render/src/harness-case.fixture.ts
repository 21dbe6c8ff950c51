import type { ResolvedScene, ResolveOptions } from '@pictify/scene';

/** What both sides of the browser comparison draw: a row to resolve, or a scene that was resolved on the server. */
export interface HarnessCase {
  readonly template: unknown;
  readonly row: unknown;
  readonly resolve: ResolveOptions;
  readonly scene: ResolvedScene | null;
  /** Index of the page. */
  readonly page: number;
  readonly scale: number;
  /** Fonts that were uploaded, by the path below `node_modules` of one that is shipped. */
  readonly fonts?: readonly { readonly path: string; readonly family: string }[];
}
