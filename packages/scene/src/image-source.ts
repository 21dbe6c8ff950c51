import type { Reporting } from './issues.ts';
import { quote } from './json.ts';
import { LIMITS } from './limits.ts';

export const ASSET = 'asset:';

/**
 * Where an image comes from: an `http(s):` URL or `asset:<path>`. Null when the text is blank, and null with an issue
 * when it is anything else (`data:`, `file:`, `javascript:`, relative). This is the gate of the document; the fetcher
 * parses the URL and decides about its host.
 */
export function readImageSource(text: string, report: Reporting): string | null {
  const source = text.trim();
  if (source === '') return null;
  const valid = source.startsWith(ASSET) ? isAssetPath(source.slice(ASSET.length)) : isWebUrl(source);
  if (valid) return source;
  report.problem('image_source_invalid', `${quote(source)} is no image source. Use https://… or asset:<path>.`);
  return null;
}

function isWebUrl(source: string): boolean {
  return source.length <= LIMITS.urlLength && /^https?:\/\/[^/?#\s\\]/i.test(source) && !source.includes('\n');
}

/** A path below the asset folder: no way up, no way to the root, nothing a file system reads differently. */
export function isAssetPath(path: string): boolean {
  if (path === '' || path.length > 512 || path.startsWith('/') || /[\\\n?#]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
