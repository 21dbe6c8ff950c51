import { describe, expect, test } from 'vitest';
import { type SafeSvg, sanitiseSvg } from './sanitise.ts';

const HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const file = (body: string, attributes = 'width="10" height="10"') =>
  bytesOf(`<svg ${HEAD} ${attributes}>${body}</svg>`);

function safe(bytes: Uint8Array): SafeSvg {
  const result = sanitiseSvg(bytes);
  if ('refusal' in result) throw new Error(result.refusal);
  return result.svg;
}

function refusal(bytes: Uint8Array): string | null {
  const result = sanitiseSvg(bytes);
  return 'refusal' in result ? result.refusal : null;
}

const inside = (body: string): string => safe(file(body)).inside;

describe('what is kept', () => {
  test.each([
    ['<path d="M0 0L5,5a1 1 0 01 2 2z" fill="red"/>', '<path fill="#ff0000" d="M0 0L5,5a1 1 0 01 2 2z"/>'],
    ['<rect width="50%" height="1em" rx="2" opacity=".5"/>', '<rect opacity=".5" width="50%" height="1em" rx="2"/>'],
    [
      '<g transform="translate(1 2) rotate(45)"><circle r="3"/></g>',
      '<g transform="translate(1 2) rotate(45)"><circle r="3"/></g>',
    ],
    ['<g fill="currentColor" color="hsl(0 100% 50%)"/>', '<g fill="currentColor" color="#ff0000"/>'],
    ['<g fill="rgb(0 0 0 / 50%)"/>', '<g fill="#00000080"/>'],
    ['<text x="1 2" y="3">a &amp; <tspan>b</tspan></text>', '<text x="1 2" y="3">a &amp; <tspan>b</tspan></text>'],
    ['<a href="https://example.com"><circle r="1"/></a>', '<g><circle r="1"/></g>'],
    ['<switch><foreignObject requiredExtensions="x"/><g id="a"/><g/></switch>', '<g><g id="i0"/></g>'],
  ])('%s', (body, expected) => {
    expect(inside(body)).toBe(`<g>${expected}</g>`);
    expect(safe(file(body)).leftOut.filter((what) => !what.startsWith('fonts'))).toEqual([]);
  });

  test('references between its parts, under names of ours', () => {
    const gradient = '<linearGradient id="a b"><stop offset="10%" stop-color="#fff"/></linearGradient>';
    expect(inside(`${gradient}<rect fill="url('#a b')"/><use xlink:href="#a b"/>`)).toBe(
      '<g><linearGradient id="i0"><stop stop-color="#ffffff" offset="10%"/></linearGradient><rect fill="url(#i0)"/><use/></g>',
    );
    expect(inside('<g id="ff0000"/><use href="#ff0000" xlink:href="#gone" fill="#ff0000"/>')).toBe(
      '<g><g id="i0"/><use fill="#ff0000" href="#i0"/></g>',
    );
  });

  test('a pattern in what would paint its shapes with it, were they not painted otherwise', () => {
    const pattern = '<pattern id="p"><g><rect fill="red"/></g></pattern>';
    expect(inside(`<g fill="url(#p)">${pattern}<rect/></g>`)).toContain('<rect fill="#ff0000"/>');
  });

  test('an address in a DOCTYPE may have any sign', () => {
    expect(safe(bytesOf(`<!DOCTYPE svg PUBLIC "a > b" 'c>['><svg ${HEAD}/>`)).inside).toBe('<g/>');
  });

  test('the same drawing gives the same text, whatever spaces, comments and metadata are in it', () => {
    const noisy = `<?xml version="1.0"?><!-- made by hand --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg ${HEAD} xmlns:i="http://www.inkscape.org/namespaces/inkscape" width='10' height="10" i:version="1">
        <title>x</title><metadata><i:rdf/></metadata><!-- y --><i:grid/><circle  r = "1"
        i:label="z" data-x="1" /></svg>`;
    expect(safe(bytesOf(noisy))).toEqual(safe(file('<circle r="1"/>')));
  });

  test('an embedded PNG, and no other data', () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
    expect(inside(`<image width="1" height="1" href="data:image/png;base64,\n ${png}"/>`)).toContain(`base64,${png}"`);
    for (const data of [
      'data:image/svg+xml;base64,PHN2Zy8+',
      'data:image/png;base64,PHN2Zy8+',
      'data:image/png,%89PNG',
    ]) {
      expect(safe(file(`<image href="${data}"/>`))).toMatchObject({
        inside: '<g/>',
        leftOut: ['embedded pictures other than PNG and JPEG'],
      });
    }
  });
});

describe('the style', () => {
  const styled = (css: string, body: string) => inside(`<style>${css}</style>${body}`);

  test.each([
    ['.a{fill:red}', '<g class="b a"/>', '<g fill="#ff0000"/>'],
    ['#a{fill:red}', '<g id="a"/>', '<g id="i0" fill="#ff0000"/>'],
    [
      'rect.a, circle { opacity: 0.5 }',
      '<rect class="a"/><circle/><rect/>',
      '<rect opacity="0.5"/><circle opacity="0.5"/><rect/>',
    ],
    ['g>rect{opacity:0}', '<g><rect/></g><rect/>', '<g><rect opacity="0"/></g><rect/>'],
    ['svg g rect{opacity:0}', '<g><g><rect/></g></g>', '<g><g><rect opacity="0"/></g></g>'],
    ['#a{fill:red}.b{fill:blue}', '<g id="a" class="b"/>', '<g id="i0" fill="#ff0000"/>'],
    ['.b{fill:blue}.c{fill:red}', '<g class="c b"/>', '<g fill="#ff0000"/>'],
    ['.b{fill:blue!important}', '<g class="b" style="fill:red"/>', '<g fill="#0000ff"/>'],
    ['.b{fill:blue}', '<g class="b" fill="green" style="stroke:red"/>', '<g fill="#0000ff" stroke="#ff0000"/>'],
    ['/* .b{} */ <![CDATA[ .b{fill:blue} ]]>', '<g class="b"/>', '<g fill="#0000ff"/>'],
    ['.b{mix-blend-mode:multiply}', '<g class="b"/>', '<g style="mix-blend-mode:multiply"/>'],
  ])('%s on %s', (css, body, expected) => {
    expect(styled(css, body)).toBe(`<g>${expected}</g>`);
  });

  test.each([
    ['@import url(http://example.com/x.css); .b{fill:blue}', 'some of its style'],
    ['@font-face{font-family:x;src:url(http://example.com/x)} .b{fill:blue}', 'some of its style'],
    ['@media print { .b{fill:red} } .b{fill:blue}', 'some of its style'],
    ['.b:hover{fill:red} .b{fill:blue}', 'some of its style'],
    ['.b{fill:blue} .b{filter:url(http://example.com/f.svg#f)}', 'parts from other files'],
    ['.b{fill:blue} .b{fill:url(//example.com/f.svg#f)}', 'parts from other files'],
    ['.b{fill:blue} .b{filter:blur(2px)}', 'some of its filters'],
  ])('of %s the rest is drawn, and it is said', (css, what) => {
    const svg = safe(file(`<style>${css}</style><g class="b"/>`));
    expect(svg.inside).toBe('<g><g fill="#0000ff"/></g>');
    expect(svg.leftOut).toEqual([what]);
  });

  test.each([
    'fill:u\\72l(http://x)',
    '\\66ill:url(http://x)',
    'fill:url(javascript:alert(1))',
    'fill:expression(1)',
    'behavior:url(#x)',
  ])('nothing comes of %s', (css) => {
    expect(styled(`.a{${css}}`, `<g class="a" style="${css}"/>`)).toBe('<g><g/></g>');
  });
});

describe('what is left out', () => {
  test.each([
    ['<script>alert(1)</script>', 'scripts'],
    ['<script><![CDATA[ alert(1) ]]></script>', 'scripts'],
    ['<g onload="alert(1)"/>', 'scripts'],
    ['<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', 'embedded web pages'],
    ['<image href="file:///etc/passwd"/>', 'parts from other files'],
    ['<image xlink:href="http://169.254.169.254/"/>', 'parts from other files'],
    ['<use href="http://example.com/x.svg#a"/>', 'parts from other files'],
    ['<use href="javascript:alert(1)"/>', 'parts from other files'],
    ['<g filter="url(http://example.com/x.svg#a)"/>', 'parts from other files'],
    ['<circle r="1"><animate attributeName="r" to="9"/></circle>', 'animations'],
    ['<circle r="1"><set attributeName="href" to="javascript:x"/></circle>', 'animations'],
    ['<filter id="f"><feTurbulence/></filter>', 'some of its filters'],
    ['<filter id="f"><feImage href="http://example.com"/></filter>', 'some of its filters'],
    ['<marker id="m"/><path marker-end="url(#m)"/>', 'line markers'],
    ['<text>ا</text>', 'text in other than Latin, Greek and Cyrillic letters'],
    ['<blink/>', 'parts that are not known'],
  ])('%s: %s', (body, what) => {
    const svg = safe(file(body));
    expect(svg.leftOut).toContain(what);
    expect(svg.inside).not.toMatch(/script|alert|http|file:|javascript|animate|Turbulence|on[a-z]+=/i);
  });

  test('references to what is not there or of another kind', () => {
    expect(inside('<g id="a"/><rect fill="url(#a)" stroke="url(#b) red" mask="url(#a)" clip-path="url(#b)"/>')).toBe(
      '<g><g id="i0"/><rect stroke="#ff0000"/></g>',
    );
  });

  test('elements of other languages, with all that is in them', () => {
    expect(inside('<h:g xmlns:h="http://www.w3.org/1999/xhtml"><rect/></h:g><g xmlns="x"><rect/></g>')).toBe('<g/>');
    expect(inside('<s:rect xmlns:s="http://www.w3.org/2000/svg"/>')).toBe('<g><rect/></g>');
  });
});

describe('names every record of JavaScript has are no names here', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s', (name) => {
    const written = `<${name} x="1"/><rect ${name}="url(#g)" style="${name}:red"/><g q:x="1" xmlns:q="${name}"/>`;
    expect(inside(`<linearGradient id="g"/>${written}`)).toBe('<g><linearGradient id="i0"/><rect/><g/></g>');
  });
});

describe('long runs of spaces are read once', () => {
  const spaces = ' '.repeat(400_000);
  test.each([
    ['in a selector', `<style>a${spaces}b{fill:red}</style><b/>`],
    ['in a type', `<style type="${spaces}x">*{fill:red}</style>`],
    ['in a medium', `<style media="${spaces}x">*{fill:red}</style>`],
    ['in an address', `<g fill="url(#a${spaces}"/>`],
    ['before an address', `<g fill="url(${spaces}#a"/>`],
  ])('%s', (_, body) => {
    expect(inside(body)).toMatch(/^<g>(?:<g\/>)?<\/g>$|^<g\/>$/);
  });
});

describe('what is refused', () => {
  const nested = (levels: number) => '<g>'.repeat(levels) + '</g>'.repeat(levels);
  const bomb = Array.from({ length: 20 }, (_, level) => {
    return `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`;
  }).join('');
  const patterns = Array.from({ length: 12 }, (_, level) => {
    return `<pattern id="p${level + 1}" width="1" height="1">${`<rect fill="url(#p${level})"/>`.repeat(10)}</pattern>`;
  }).join('');
  test.each([
    ['a billion laughs', '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg/>', 'declares entities'],
    [
      'an external entity',
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
      'declares entities',
    ],
    ['an entity of nobody', '<svg>&nbsp;</svg>', '&“nbsp”; is not known'],
    ['an entity without an end', '<svg>&amp</svg>', 'entity in it has no end'],
    ['the character zero', '<svg>&#0;</svg>', 'is not known'],
    ['a style sheet from elsewhere', '<?xml-stylesheet href="http://x"?><svg/>', 'style sheet from elsewhere'],
    ['UTF-7', '<?xml version="1.0" encoding="UTF-7"?><svg/>', 'encoding, utf-7'],
    ['an element that is not closed', '<svg><g></svg>', 'not closed'],
    ['an attribute that is there twice', '<svg width="1" width="2"/>', 'twice'],
    ['an attribute without quotes', '<svg width=1/>', 'not quoted'],
    ['something after the end', '<svg/><svg/>', 'follows its end'],
    ['what ends early', '<svg><g>', 'ends early'],
    ['a root that is not SVG', '<svg xmlns="http://www.w3.org/1999/xhtml"/>', 'root is not an svg element'],
    ['65 levels', `<svg>${nested(64)}</svg>`, 'deeper than 64'],
    ['50,001 elements', `<svg>${'<g/>'.repeat(50_000)}</svg>`, 'more than 50000'],
    ['more than a megabyte', `<svg>${' '.repeat(1_000_000)}</svg>`, 'bytes; at most'],
    ['what uses itself', '<svg><g id="a"><use href="#a"/></g></svg>', 'refers to itself'],
    [
      'patterns that use each other',
      '<svg><pattern id="a"><g fill="url(#b)"/></pattern><pattern id="b"><g fill="url(#a)"/></pattern></svg>',
      'refers to itself',
    ],
    ['a bomb of uses', `<svg><g id="g0"/>${bomb}</svg>`, 'repeated ones counted'],
    ['a bomb of patterns', `<svg><pattern id="p0"/>${patterns}</svg>`, 'repeated ones counted'],
    [
      'a pattern many inherit',
      `<svg><pattern id="p">${'<g/>'.repeat(500)}</pattern><g fill="url(#p)">${'<rect/>'.repeat(500)}</g></svg>`,
      'repeated ones counted',
    ],
    [
      'uses that are deep together',
      `<svg>${Array.from({ length: 70 }, (_, i) => `<g id="g${i}"><use href="#g${i + 1}"/></g>`).join('')}<g id="g70"/></svg>`,
      'references counted',
    ],
    [
      'a picture of 17 megapixels',
      `<svg><image href="data:image/png;base64,${Buffer.from('89504e470d0a1a0a0000000d4948445200001068000010680806000000', 'hex').toString('base64')}"/></svg>`,
      '16 megapixels',
    ],
    [
      'a pattern painted with itself by inheritance',
      '<svg><g fill="url(#p)"><pattern id="p"><rect/></pattern><rect/></g></svg>',
      'refers to itself',
    ],
    [
      'a pattern painted with itself by way of a mask',
      '<svg><g stroke="url(#p)"><mask id="m"><rect/></mask></g><pattern id="p"><rect mask="url(#m)"/></pattern></svg>',
      'refers to itself',
    ],
    [
      'a pattern painted with itself by way of a use',
      '<svg><rect id="r"/><g fill="url(#p)"><pattern id="p"><use href="#r"/></pattern></g></svg>',
      'refers to itself',
    ],
    [
      'endless paths',
      `<svg><path id="a" d="${'1 '.repeat(60_000)}"/>${'<use href="#a"/>'.repeat(20)}</svg>`,
      'more than 1000000 numbers',
    ],
    ['too many selectors', `<svg><style>${'.a{fill:red}'.repeat(2001)}</style></svg>`, 'selectors'],
    [
      'a laborious style',
      `<svg><style>${'g g g g g g .a{fill:red}'.repeat(1900)}</style>${'<g class="a"/>'.repeat(20_000)}</svg>`,
      'laborious',
    ],
    [
      'many namespaces',
      `<svg ${Array.from({ length: 60 }, (_, i) => `xmlns:a${i}="x"`).join(' ')}><g ${Array.from({ length: 60 }, (_, i) => `xmlns:b${i}="x"`).join(' ')}/></svg>`,
      'namespaces',
    ],
    ['no size', '<svg width="0" height="10"/>', 'not a size'],
    ['an endless size', '<svg width="1e99" height="10"/>', 'not a size'],
    ['an empty view', '<svg viewBox="0 0 0 10"/>', 'viewBox is not a box'],
  ])('%s', (_, text, reason) => {
    expect(refusal(bytesOf(text))).toContain(reason);
  });

  test.each([
    ['half a character of UTF-16', Buffer.from('fffe3c', 'hex')],
    ['an overlong slash', Buffer.concat([bytesOf('<svg><g id="'), Buffer.from('c0af', 'hex'), bytesOf('"/></svg>')])],
    ['a surrogate', Buffer.concat([bytesOf('<svg>'), Buffer.from('eda080', 'hex'), bytesOf('</svg>')])],
    ['half a letter', Buffer.concat([bytesOf('<svg>'), Buffer.from('e282', 'hex')])],
  ])('%s', (_, bytes) => {
    expect(refusal(bytes)).not.toBeNull();
  });
});

describe('the encoding', () => {
  const drawing = `<svg ${HEAD}><text>é€😀</text></svg>`;
  const utf16 = Buffer.from(`\ufeff${drawing}`, 'utf16le');
  test.each([
    ['UTF-8', bytesOf(drawing)],
    ['UTF-8 with a mark', bytesOf(`\ufeff${drawing}`)],
    ['UTF-16, little-endian', utf16],
    ['UTF-16, big-endian', Buffer.from(utf16).swap16()],
  ])('%s', (_, bytes) => {
    expect(safe(bytes).inside).toContain('<text>é€😀</text>');
  });

  test('Latin-1', () => {
    const latin1 = Buffer.from(
      `<?xml version="1.0" encoding="iso-8859-1"?><svg ${HEAD}><text>é</text></svg>`,
      'latin1',
    );
    expect(safe(latin1).inside).toContain('<text>é</text>');
  });
});

describe('the size', () => {
  test.each([
    ['width="20" height="10"', 20, 10, [0, 0, 20, 10]],
    ['width="1in" height="72pt"', 96, 96, [0, 0, 96, 96]],
    ['viewBox="5 6 30 40"', 30, 40, [5, 6, 30, 40]],
    ['width="60" viewBox="0 0 30 40"', 60, 80, [0, 0, 30, 40]],
    ['height="20" viewBox="0,0,30,40"', 15, 20, [0, 0, 30, 40]],
    ['width="100%" height="100%" viewBox="0 0 30 40"', 30, 40, [0, 0, 30, 40]],
    ['', 300, 150, [0, 0, 300, 150]],
    ['width="40" height="10" viewBox="0 0 10 10"', 40, 10, [-15, 0, 40, 10]],
    ['width="40" height="10" viewBox="0 0 10 10" preserveAspectRatio="xMinYMid"', 40, 10, [0, 0, 40, 10]],
    ['width="40" height="10" viewBox="0 0 10 10" preserveAspectRatio="xMidYMax slice"', 40, 10, [0, 7.5, 10, 2.5]],
    ['width="40" height="10" viewBox="0 0 10 10" preserveAspectRatio="none"', 40, 10, [0, 0, 10, 10]],
    ['width="60000" height="60000"', 4096, 4096, [0, 0, 60000, 60000]],
  ])('of %j', (attributes, width, height, [x, y, w, h]) => {
    const svg = safe(file('', attributes));
    expect(svg.natural).toEqual({ width, height });
    expect(svg.view).toEqual({ x, y, width: w, height: h });
  });
});
