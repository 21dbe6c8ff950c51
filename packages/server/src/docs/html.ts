import { escapeHtml } from '../gallery/escape-html.ts';

/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | false | null | undefined | Html | readonly Part[];

/** Markup from a template: whatever is not markup itself is escaped; lists are joined, nothing stands for false or null. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: pieces.map((piece, at) => piece + (at < parts.length ? text(parts[at]) : '')).join('') };
}

/** Markup that somebody else has made safe. */
export function trusted(markup: string): Html {
  return { markup };
}

function text(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return isList(part) ? part.map(text).join('') : part.markup;
}

function isList(part: Html | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}
