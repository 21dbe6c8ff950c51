import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createFontLibrary, type FontUpload, inspectFont } from '@pictify/render/node';
import { folderOf } from './folder-of.ts';
import { UsageError } from './usage-error.ts';

export interface FontOptions {
  /** The template's path. */
  readonly template: string;
  readonly fonts: string | undefined;
}

/** One file of a kind is enough: folders for the web hold each font several times. The first kind wins. */
const KINDS = ['.ttf', '.otf', '.woff2'];

/**
 * The shipped fonts and those of a folder, each called what its file says.
 *
 * @throws UsageError
 */
export async function openFonts({ fonts, template }: FontOptions): ReturnType<typeof createFontLibrary> {
  const folder = folderOf('fonts', fonts, template);
  const extraFonts = new Map<string, FontUpload>();
  for (const name of await fontFiles(folder, fonts !== undefined)) {
    const bytes = await readFile(join(folder, name));
    const facts = inspectFont(bytes);
    if ('error' in facts) throw new UsageError(`${join(folder, name)} cannot be used: ${facts.error}`);
    const { family, weight, style } = facts;
    const face = `${family.toLowerCase()} ${weight} ${style}`;
    if (!extraFonts.has(face)) extraFonts.set(face, { bytes, family, weight, style });
  }
  return createFontLibrary({ extraFonts: [...extraFonts.values()] });
}

async function fontFiles(folder: string, isGiven: boolean): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !isGiven) return [];
    throw new UsageError(`--fonts: ${folder} cannot be read: ${error.message}`);
  });
  const kind = (name: string): number => KINDS.indexOf(extname(name).toLowerCase());
  const files = names.filter((name) => !name.startsWith('.') && kind(name) >= 0).sort((a, b) => (a < b ? -1 : 1));
  const fonts = files.sort((a, b) => kind(a) - kind(b));
  if (isGiven && fonts.length === 0) throw new UsageError(`--fonts: ${folder} holds no ttf, otf or woff2 file`);
  return fonts;
}
