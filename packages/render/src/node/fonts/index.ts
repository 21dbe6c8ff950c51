import { admitFont, assembleFontLibrary, type ExtraFont, type FontFacts, type FontLibrary } from '../../fonts/index.ts';
import { instance } from './instance.ts';
import { nodeHost } from './node-font-host.ts';
import { unbrotli } from './unbrotli.ts';

/** A font that is not shipped, as TTF, OTF or WOFF2; what is not given is what the file says of itself. */
export interface FontUpload {
  readonly bytes: Uint8Array;
  readonly family?: string;
  readonly weight?: number;
  readonly style?: 'normal' | 'italic';
}

export interface FontLibraryOptions {
  /** Fonts besides the shipped ones. They win over shipped families of that name. */
  readonly extraFonts?: readonly FontUpload[];
}

/**
 * The shipped fonts from `node_modules`, painted by the process-wide canvas library. Nothing is read before a text
 * needs it. Throws where an extra font is refused (see `inspectFont`) or a shipped file is missing.
 */
export async function createFontLibrary(options: FontLibraryOptions = {}): Promise<FontLibrary> {
  return extendFontLibrary(assembleFontLibrary(nodeHost), options.extraFonts ?? [], '');
}

/**
 * A library with the fonts of one workspace that shares the shipped faces of another. When it is dropped, its fonts go
 * too. Throws where a font is refused.
 *
 * @param namespace Whose they are, so that two workspaces' fonts of one name never mix.
 */
export function extendFontLibrary(
  library: FontLibrary,
  uploads: readonly FontUpload[],
  namespace: string,
): FontLibrary {
  return uploads.length === 0 ? library : library.with(uploads.map(toExtraFont), namespace);
}

/**
 * What is in an uploaded font file, or why it cannot be used. Never throws; nothing of the file reaches native code
 * before it has been checked.
 */
export function inspectFont(bytes: Uint8Array): FontFacts | { readonly error: string } {
  const font = admitFont(bytes, unbrotli);
  if ('error' in font) return font;
  const { axes } = font.facts;
  try {
    // What can be pinned where it stands can be pinned anywhere.
    if (axes.length > 0) instance(font.sfnt, Object.fromEntries(axes.map((axis) => [axis.tag, axis.default])));
  } catch {
    return { error: 'The font does not vary as it says; its tables are damaged.' };
  }
  return font.facts;
}

function toExtraFont(upload: FontUpload): ExtraFont {
  const font = admitFont(upload.bytes, unbrotli);
  if ('error' in font) throw new Error(`${upload.family ?? 'A font'} cannot be used: ${font.error}`);
  const { family, weight, style, axes } = { ...font.facts, ...upload };
  return { family, weight, style, axes, bytes: font.sfnt };
}
