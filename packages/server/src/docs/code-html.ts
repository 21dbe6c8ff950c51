import { escapeHtml } from '../gallery/escape-html.ts';
import { type Html, html, trusted } from './html.ts';

/** A block of code with a button that copies it; `name` is the file it belongs into, or what it is. */
export function codeHtml(text: string, language: string, name = language): Html {
  return html`<figure class="code"><figcaption>${name}<button type="button" class="copy" hidden>Copy</button></figcaption><pre><code>${highlighted(text, language)}</code></pre></figure>`;
}

const strings = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/** Strings stand out, and in JSON the keys among them; more colour would not help to read what is this short. */
function highlighted(text: string, language: string): Html {
  if (!['json', 'sh', 'ts', 'js', 'http'].includes(language)) return html`${text}`;
  let markup = '';
  let end = 0;
  for (const { 0: found, index } of text.matchAll(strings)) {
    const isKey = language === 'json' && /^\s*:/.test(text.slice(index + found.length));
    markup += `${escapeHtml(text.slice(end, index))}<span class="${isKey ? 'key' : 'text'}">${escapeHtml(found)}</span>`;
    end = index + found.length;
  }
  return trusted(markup + escapeHtml(text.slice(end)));
}
