import { Marked } from 'marked';
import { escapeHtml } from '../gallery/escape-html.ts';
import { codeHtml } from './code-html.ts';
import { type Html, trusted } from './html.ts';

/** Where a link of a page leads on this server; null where it leads to nothing that is served. */
export type LinkTarget = (href: string) => string | null;

/** Our own texts only: what comes out is as safe as what went in. HTML in them is shown, not obeyed. */
function reader(linkTo: LinkTarget): Marked {
  const used = new Map<string, number>();
  return new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const name = anchor(text);
        const before = used.get(name) ?? 0;
        used.set(name, before + 1);
        const id = before === 0 ? name : `${name}-${before}`;
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code({ text, lang }) {
        const [language = '', name] = (lang ?? '').split(' ');
        return codeHtml(text, language, name?.includes('.') ? name : undefined).markup;
      },
      html({ text }) {
        return escapeHtml(text);
      },
      link({ href, tokens }) {
        const target = linkTo(href);
        const text = this.parser.parseInline(tokens);
        return target === null ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
      },
      image({ text }) {
        return escapeHtml(text);
      },
      table(token) {
        const row = (cells: typeof token.header, tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const rows = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="wide"><table><thead>${row(token.header, 'th')}</thead><tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
}

const outside = reader((href) => href);

export function markdown(text: string, linkTo: LinkTarget): Html {
  return trusted(reader(linkTo).parse(text, { async: false }));
}

/** A sentence or two, such as a description. */
export function inlineMarkdown(text: string): Html {
  return trusted(outside.parseInline(text, { async: false }));
}

/** A heading as links name it; the second of the same name gets `-1`. */
function anchor(heading: string): string {
  const plain = heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '');
  return plain.replaceAll(' ', '-');
}
