import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { docsDir } from './testing/fences.ts';

const root = resolve(docsDir, '..');
const inDocs = readdirSync(docsDir, { recursive: true, encoding: 'utf8' }).map((name) => join(docsDir, name));
const inRoot = readdirSync(root).map((name) => join(root, name));
const pages = [...inRoot, ...inDocs].filter((path) => path.endsWith('.md'));

/** Headings as links name them. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenLinks(page: string): string[] {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)];
  return links
    .map(([, link = '']) => link)
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
}

test.each(pages.map((path) => path.slice(root.length + 1)))('every link of %s leads somewhere', (page) => {
  expect(brokenLinks(join(root, page))).toEqual([]);
});
