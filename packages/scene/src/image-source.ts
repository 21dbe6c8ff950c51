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

const ASSET_PART = /^[\p{L}\p{N}_-](?:[\p{L}\p{M}\p{N}._ -]{0,98}[\p{L}\p{M}\p{N}_-])?$/u;
const MAX_ASSET_PARTS = 5;

/**
 * Whether an asset can be called this: up to five names of letters, digits and `. _ -` or spaces, with `/` between
 * them; no hidden name, no way up, nothing that a file system reads differently. The one answer for all who load them.
 */
export function isAssetPath(path: string): boolean {
  const parts = path.split('/', MAX_ASSET_PARTS + 1);
  return parts.length <= MAX_ASSET_PARTS && parts.every((part) => ASSET_PART.test(part));
}
