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

/** As one reads them; pages that are not named here come after these, by name. */
const order = [
  ...['quick-start', 'year-in-review', 'templates', 'expressions', 'email-images', 'webhooks', 'templates-as-files'],
  ...['versions', 'animations', 'pdf', 'fonts', 'migrating', 'self-hosting'],
];
const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);

/** Every guide and every page of the reference, the guides in the order of reading; none where the files did not come along. */
export async function readGuides(): Promise<GuideFile[]> {
  return (await Promise.all(folders.map(readFolder))).flat();
}

async function readFolder(folder: Folder): Promise<GuideFile[]> {
  const names = await readdir(join(docsDir, folder)).catch(() => []);
  const pages = names.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
  return Promise.all(
    pages
      .sort()
      .sort((a, b) => rank(a) - rank(b))
      .map(async (name) => {
        const text = withoutComments(await readFile(join(docsDir, folder, `${name}.md`), 'utf8'));
        const [first = '', second = ''] = text.split(/\n{2,}/);
        const about = second.replaceAll('\n', ' ');
        return { folder, name, title: first.replace(/^# /, ''), about, text };
      }),
  );
}

const withoutComments = (text: string): string => text.replace(/<!--.*?-->\n*/gs, '');

/** Where a link of a page leads on this server: to another page of the two folders, else nowhere. */
export function pageLink(folder: Folder, href: string): string | null {
  if (/^(https?:|#)/.test(href)) return href;
  const [path = '', hash] = href.split('#');
  const found = /^(guides|reference)\/([\w-]+)\.md$/.exec(posix.join(folder, path));
  if (!found) return null;
  return `/docs/${found[1]}/${found[2]}${hash === undefined ? '' : `#${hash}`}`;
}
