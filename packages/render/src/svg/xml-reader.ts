import { SVG_LIMITS } from './limits.ts';
import { refuse } from './refusal.ts';

/** An XML element: names without their prefixes, which are resolved to what they stand for. */
export interface XmlNode {
  /** `''` for SVG's own namespace or none; null for a foreign one, whose elements have no say here. */
  readonly space: '' | null;
  readonly name: string;
  /** Of no namespace by their names, of XLink and XML by `xlink:` and `xml:` names; others are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlNode | string)[];
}

const SVG = 'http://www.w3.org/2000/svg';
const KNOWN_SPACES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/1999/xlink', 'xlink:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
]);
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_.·-]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.·-]*)?/uy;
const SPACE = /[ \t\r\n]*/y;
/** Up to the end of a DOCTYPE or to what it declares; its addresses are quoted and may have any sign. */
const DOCTYPE_BODY = /(?:[^"'[>]+|"[^"]*"|'[^']*')*/y;
/** Characters XML 1.0 does not have. */
const FORBIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML 1.0, strictly and without a document type: what is not well-formed is refused rather than mended, because
 * two readers mend differently. A DOCTYPE is passed over; one that declares anything is refused, and so is every
 * entity but the five of XML and numbers. Comments and processing instructions are passed over.
 *
 * @throws SvgRefusal
 */
export function readXml(text: string): XmlNode {
  return new XmlReader(text).read();
}

type Scope = ReadonlyMap<string, string>;

class XmlReader {
  readonly #text: string;
  #at = 0;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
    if (FORBIDDEN.test(text)) refuse('it has characters that XML does not have');
  }

  read(): XmlNode {
    if (this.#text.startsWith('\ufeff')) this.#at = 1;
    this.#passMisc(true);
    if (!this.#takes('<')) refuse('it does not begin with an element');
    const root = this.#element(new Map(), 1);
    this.#passMisc(false);
    if (this.#at < this.#text.length) refuse('something follows its end');
    return root;
  }

  /** Spaces, comments, processing instructions and, before the root, a DOCTYPE. */
  #passMisc(mayDeclare: boolean): void {
    for (;;) {
      this.#match(SPACE);
      if (this.#takes('<!--')) this.#comment();
      else if (this.#takes('<?')) this.#instruction();
      else if (mayDeclare && this.#takes('<!DOCTYPE')) this.#docType();
      else return;
    }
  }

  #comment(): void {
    const body = this.#until('-->', 'a comment');
    if (body.includes('--')) refuse('a comment in it is malformed');
  }

  #instruction(): void {
    const body = this.#until('?>', 'an instruction');
    if (/^xml-stylesheet\b/i.test(body)) refuse('it asks for a style sheet from elsewhere');
  }

  #docType(): void {
    this.#match(DOCTYPE_BODY);
    if (this.#takes('[')) refuse('its DOCTYPE declares entities, which are not read');
    if (!this.#takes('>')) refuse('its DOCTYPE has no end');
  }

  #element(outer: Scope, depth: number): XmlNode {
    if (depth > SVG_LIMITS.depth) refuse(`it is nested deeper than ${SVG_LIMITS.depth} levels`);
    if (++this.#nodes > SVG_LIMITS.nodes) refuse(`it has more than ${SVG_LIMITS.nodes} elements`);
    const name = this.#name();
    const written = this.#attributes();
    const scope = scopeOf(outer, written);
    const node = makeNode(name, written, scope);
    if (this.#takes('/>')) return node;
    if (!this.#takes('>')) refuse(`the element ${shown(name)} is malformed`);
    for (;;) {
      this.#content(node, scope, depth);
      if (!this.#takes('</')) continue;
      if (this.#name() !== name) refuse(`the element ${shown(name)} is not closed`);
      this.#match(SPACE);
      if (!this.#takes('>')) refuse(`the element ${shown(name)} is not closed`);
      return node;
    }
  }

  /** What stands before the next closing tag, or a part of it. */
  #content(node: XmlNode, scope: Scope, depth: number): void {
    const next = this.#text.indexOf('<', this.#at);
    if (next < 0) refuse('it ends early');
    if (next > this.#at) node.children.push(this.#decoded(this.#text.slice(this.#at, next)));
    this.#at = next;
    if (this.#text.startsWith('</', this.#at)) return;
    if (this.#takes('<!--')) this.#comment();
    else if (this.#takes('<![CDATA[')) node.children.push(this.#until(']]>', 'a CDATA section'));
    else if (this.#takes('<?')) this.#instruction();
    else {
      this.#at++;
      node.children.push(this.#element(scope, depth + 1));
    }
  }

  #attributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      const spaces = this.#match(SPACE);
      const next = this.#text[this.#at];
      if (next === '>' || next === '/' || next === undefined) return attributes;
      if (spaces === '') refuse('two attributes are not separated');
      const name = this.#name();
      this.#match(SPACE);
      if (!this.#takes('=')) refuse(`the attribute ${shown(name)} has no value`);
      this.#match(SPACE);
      const quote = this.#text[this.#at++];
      if (quote !== '"' && quote !== "'") refuse(`the attribute ${shown(name)} is not quoted`);
      const value = this.#until(quote, `the attribute ${shown(name)}`);
      if (value.includes('<')) refuse(`the attribute ${shown(name)} is malformed`);
      if (attributes.has(name)) refuse(`the attribute ${shown(name)} is there twice`);
      if (attributes.size >= SVG_LIMITS.attributes) refuse('an element has too many attributes');
      attributes.set(name, this.#decoded(value).replace(/[\t\r\n]/g, ' '));
    }
  }

  #decoded(raw: string): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&([^;&]{0,12};?)/g, (_, body: string) => {
      const name = body.endsWith(';') ? body.slice(0, -1) : refuse('an entity in it has no end');
      if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name] as string;
      const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name) ?? [];
      const point = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : -1;
      const letter = point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
      if (letter === '' || FORBIDDEN.test(letter)) refuse(`the entity &${shown(name)}; is not known`);
      return letter;
    });
  }

  #name(): string {
    return this.#match(NAME) || refuse('a name in it is malformed');
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #takes(text: string): boolean {
    const found = this.#text.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }

  #until(end: string, what: string): string {
    const at = this.#text.indexOf(end, this.#at);
    if (at < 0) refuse(`${what} has no end`);
    const body = this.#text.slice(this.#at, at);
    this.#at = at + end.length;
    return body;
  }
}

const shown = (name: string): string => `“${name.slice(0, 40)}”`;

/** Prefixes in force inside an element; the default namespace has the empty prefix. */
function scopeOf(outer: Scope, written: ReadonlyMap<string, string>): Scope {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of written) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    if (scope.size > SVG_LIMITS.attributes) refuse('it declares too many namespaces');
    scope.set(name.slice('xmlns:'.length), value.trim());
  }
  return scope ?? outer;
}

function makeNode(written: string, all: ReadonlyMap<string, string>, scope: Scope): XmlNode {
  const colon = written.indexOf(':');
  const space = scope.get(colon < 0 ? '' : written.slice(0, colon));
  const isSvg = space === SVG || (colon < 0 && (space === undefined || space === ''));
  const attributes = new Map<string, string>();
  for (const [name, value] of all) {
    const at = name.indexOf(':');
    if (at < 0) {
      if (name !== 'xmlns') attributes.set(name, value);
      continue;
    }
    const prefix = name.slice(0, at);
    // Files without the declaration are common, and everybody reads them so.
    const known =
      prefix === 'xml'
        ? 'xml:'
        : (KNOWN_SPACES.get(scope.get(prefix) ?? '') ??
          (prefix === 'xlink' && !scope.has(prefix) ? 'xlink:' : undefined));
    if (known) attributes.set(known + name.slice(at + 1), value);
  }
  return { space: isSvg ? '' : null, name: written.slice(colon + 1), attributes, children: [] };
}
