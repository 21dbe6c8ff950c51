import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ELEMENTS } from './elements.ts';
import { PROPERTIES } from './properties.ts';
import { sanitiseSvg } from './sanitise.ts';
import { readXml, type XmlNode } from './xml-reader.ts';

const ASSETS = join(import.meta.dirname, '../../../../conformance/render/assets');
const files = readdirSync(ASSETS)
  .filter((name) => name.endsWith('.svg') && name !== 'bomb.svg')
  .map((name) => readFileSync(join(ASSETS, name)));
/** What somebody might try to get past the lists. */
const spells = [
  '<script>',
  'onload="x"',
  'href="javascript:x"',
  'xlink:href="http://x/"',
  'url(http://x)',
  'url(#i0)',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<!DOCTYPE svg [',
  '<?xml-stylesheet ?>',
  '&#x22;',
  '&lt;script&gt;',
  '&#60;',
  'style="fill:url(//x)"',
  '<use href="#petal"/>',
  '"',
  "'",
  '>',
  '</g>',
  '\\75rl(x)',
  '@import "x";',
  '}',
  '{',
  '/*',
  '<image href="data:image/svg+xml,x"/>',
  '\0',
  '\ufeff',
  'xmlns="x"',
  '<style>*{fill:red}</style>',
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty'].flatMap((name) => [
    ` ${name}="url(#petal)" `,
    `<${name} x="1"/>`,
    `<rect style="${name}:url(#petal)"/>`,
    ` xmlns:q="${name}" q:href="x" `,
  ]),
];

/** Every element and attribute is on the lists, and no value leads anywhere. */
function expectSafe(node: XmlNode): void {
  expect(Object.keys(ELEMENTS)).toContain(node.name);
  for (const [name, value] of node.attributes) {
    const isKnown = [
      'id',
      'transform',
      'style',
      ...Object.keys(PROPERTIES),
      ...Object.keys(ELEMENTS[node.name]!),
    ].includes(name);
    expect(isKnown, name).toBe(true);
    if (name === 'href') expect(value).toMatch(/^(?:#i\d+|data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]*)$/);
    if (name === 'style') expect(value).toMatch(/^(?:(?:mix-blend-mode|isolation):[a-z-]+;?)+$/i);
    if (/url/i.test(value)) expect(value).toMatch(/^url\(#i\d+\)(?: [#a-zA-Z0-9]+)?$/);
  }
  for (const child of node.children) if (typeof child !== 'string') expectSafe(child);
}

const wrap = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

test('of a file that was tampered with there is nothing, or a drawing of what is allowed', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom(...spells)), {
    minLength: 1,
    maxLength: 5,
  });
  let drawn = 0;
  fc.assert(
    fc.property(fc.constantFrom(...files), edits, (file, changes) => {
      let text = file.toString();
      for (const [at, removed, spell] of changes) {
        const from = at % text.length;
        text = text.slice(0, from) + spell + text.slice(from + removed);
      }
      const result = sanitiseSvg(Buffer.from(text));
      if ('refusal' in result) return;
      drawn++;
      expectSafe(readXml(wrap(result.svg.inside)));
    }),
    { numRuns: 500 },
  );
  expect(drawn).toBeGreaterThan(10);
});

test('bytes of any kind are a refusal at worst', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 20 }),
      (file, edits) => {
        const bytes = Uint8Array.from(file);
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        expect(Object.keys(sanitiseSvg(bytes))).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});

test('a safe drawing is not changed by being made safe again', () => {
  for (const file of files) {
    const result = sanitiseSvg(file);
    if ('refusal' in result) throw new Error(result.refusal);
    const again = sanitiseSvg(Buffer.from(wrap(result.svg.inside)));
    expect(again).toMatchObject({ svg: { inside: `<g>${result.svg.inside}</g>` } });
  }
});
