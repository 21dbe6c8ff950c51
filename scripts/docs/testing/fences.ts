import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const docsDir = fileURLToPath(new URL('../../../docs', import.meta.url));

/** A fenced block of a page: ```` ```<language> <name> ````. */
export interface Fence {
  /** `guides/templates.md:12`, the line of its first backticks. */
  readonly place: string;
  readonly language: string;
  /** What stands after the language; a file name, or what kind of block it is. */
  readonly name: string;
  readonly text: string;
}

/** The fences of the pages below `docs/<folder>`, by page. */
export function fencesOf(folder: string): Map<string, Fence[]> {
  const pages = readdirSync(join(docsDir, folder)).filter((name) => name.endsWith('.md'));
  return new Map(pages.map((name) => [name, readFences(`${folder}/${name}`)]));
}

/** Those of one page; its path is from `docs`. */
export function readFences(page: string): Fence[] {
  const fences: Fence[] = [];
  let open: { place: string; language: string; name: string; lines: string[] } | null = null;
  for (const [index, line] of readFileSync(join(docsDir, page), 'utf8').split('\n').entries()) {
    if (open) {
      if (line !== '```') open.lines.push(line);
      else {
        const { lines, ...fence } = open;
        fences.push({ ...fence, text: `${lines.join('\n')}\n` });
        open = null;
      }
    } else if (line.startsWith('```')) {
      const [language = '', name = ''] = line.slice(3).split(' ');
      open = { place: `${page}:${index + 1}`, language, name, lines: [] };
    }
  }
  if (open) throw new Error(`${open.place}: the block does not end`);
  return fences;
}
