import type { BrowserRenderer } from './browser-renderer.ts';
import type { PictureLoader } from './picture-loader.ts';

export interface BrowserRendererOptions {
  /** Where a shipped font file is served, by its path below `node_modules`: `@expo-google-fonts/inter/…/Inter_400Regular.ttf`. */
  readonly fontUrl: (path: string) => string;
  readonly loadPicture: PictureLoader;
}

/**
 * The layout and paint of the server, in a page or in a worker. The engine and HarfBuzz are fetched by this call, fonts
 * when a text first needs them. Rejects where the engine cannot be fetched.
 */
export async function createBrowserRenderer(options: BrowserRendererOptions): Promise<BrowserRenderer> {
  const { BrowserRenderer } = await import('./browser-renderer.ts');
  return new BrowserRenderer(options);
}
