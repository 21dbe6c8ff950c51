import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const docsDir = fileURLToPath(new URL('../../../../docs', import.meta.url));
export const folders = ['guides', 'reference'] as const;
export type Folder = (typeof folders)[number];

export interface GuideFile {
  folder: Folder;
  /** Without `.md`. */
  name: string;
  title: string;
  /** The first paragraph. */
  about: string;
  text: string;
}

/** Every guide and every page of the reference, in the order of their names; none where the files did not come along. */
export async function readGuides(): Promise<GuideFile[]> {
  return (await Promise.all(folders.map(readFolder))).flat();
}

async function readFolder(folder: Folder): Promise<GuideFile[]> {
  const names = await readdir(join(docsDir, folder)).catch(() => []);
  const pages = names.filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    pages.map(async (file) => {
      const text = await readFile(join(docsDir, folder, file), 'utf8');
      const [first = '', second = ''] = text.split(/\n{2,}/);
      const about = second.replaceAll('\n', ' ');
      return { folder, name: file.slice(0, -3), title: first.replace(/^# /, ''), about, text };
    }),
  );
}

/** Where a link of a page leads on this server: to another page of the two folders, else nowhere. */
export function pageLink(folder: Folder, href: string): string | null {
  if (/^(https?:|#)/.test(href)) return href;
  const [path = '', hash] = href.split('#');
  const found = /^(guides|reference)\/([\w-]+)\.md$/.exec(posix.join(folder, path));
  if (!found) return null;
  return `/docs/${found[1]}/${found[2]}${hash === undefined ? '' : `#${hash}`}`;
}
