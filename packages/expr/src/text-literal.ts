import type { TokenError } from './tokenizer.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['0', '\0'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
]);
const UNICODE_ESCAPE = /u(?:([0-9a-fA-F]{4})|\{([0-9a-fA-F]{1,6})\})/y;

export interface TextRead {
  readonly text: string;
  readonly end: number;
  readonly error: TokenError | null;
}

/**
 * Reads a quoted text at `start`. Texts end on their own line, so a forgotten quote is reported where it is instead
 * of swallowing what follows; reading then goes on at the block's closing braces or the end of the line.
 */
export function readText(source: string, start: number): TextRead {
  const quote = source[start]!;
  let text = '';
  let error: TokenError | null = null;
  let copied = start + 1;
  let at = copied;
  while (at < source.length) {
    const character = source[at]!;
    if (character === quote) return { text: text + source.slice(copied, at), end: at + 1, error };
    if (character === '\n') break;
    if (character !== '\\') {
      at++;
      continue;
    }
    text += source.slice(copied, at);
    const decoded = readEscape(source, at);
    if (decoded) text += decoded.text;
    else error ??= escapeError(source, at);
    at = decoded?.end ?? Math.min(at + 2, source.length);
    if (source[at - 1] === '\n') at--;
    copied = at;
  }
  const braces = source.slice(start, at).indexOf('}}');
  const end = braces < 0 ? at : start + braces;
  const message = `This text is not closed; add ${quote} at its end (inside text write \\n for a line break).`;
  return { text: '', end, error: { code: 'unclosed_string', message, start, end: start + 1 } };
}

function readEscape(source: string, at: number): { text: string; end: number } | null {
  const plain = ESCAPES.get(source[at + 1] ?? '');
  if (plain !== undefined) return { text: plain, end: at + 2 };
  UNICODE_ESCAPE.lastIndex = at + 1;
  const found = UNICODE_ESCAPE.exec(source);
  if (!found) return null;
  const code = Number.parseInt(found[1] ?? found[2]!, 16);
  return code > 0x10ffff ? null : { text: String.fromCodePoint(code), end: at + 1 + found[0].length };
}

function escapeError(source: string, at: number): TokenError {
  const written = source.slice(at, at + 2).trimEnd();
  const message = `${written} is not an escape; write \\\\ for a backslash, \\n for a line break, \\u{1F600} for a character.`;
  return { code: 'invalid_escape', message, start: at, end: at + Math.max(1, written.length) };
}

/** A text literal that reads back as exactly this text. */
export function quoteText(text: string): string {
  let quoted = '"';
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    const code = text.charCodeAt(index);
    if (character === '"' || character === '\\') quoted += `\\${character}`;
    else if (character === '\n') quoted += '\\n';
    else if (code < 0x20 || code === 0x2028 || code === 0x2029) quoted += `\\u${code.toString(16).padStart(4, '0')}`;
    else quoted += character;
  }
  return `${quoted}"`;
}
