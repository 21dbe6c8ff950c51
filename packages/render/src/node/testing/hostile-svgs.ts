const open = (attributes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>`;
const svg = (body: string, attributes = 'viewBox="0 0 1000 1000"'): string => `${open(attributes)}${body}</svg>`;
const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join('');
const jagged = (points: number): string =>
  `M0 0${times(points, (i) => `L${(i * 7919) % 1000} ${(i * 104_729) % 1000}`)}`;

/**
 * Drawings that pass the sanitiser, or might, and were made to take a rasteriser's time, memory or mind. Each is either
 * drawn or refused, soon.
 */
export const HOSTILE_SVGS: Readonly<Record<string, string>> = {
  'sixty thousand pixels a side': svg('<rect width="60000" height="60000"/>', 'width="60000" height="60000"'),
  'sixty layers on each other': svg(
    `${'<g opacity=".9">'.repeat(60)}<rect width="900" height="900"/>${'</g>'.repeat(60)}`,
  ),
  'a path that crosses itself everywhere': svg(`<path d="${jagged(90_000)}"/>`),
  'the outline of such a path': svg(`<path d="${jagged(40_000)}" fill="none" stroke="red" stroke-width="30"/>`),
  'a million dashes': svg('<path d="M0 0H1000V1000H0Z" stroke="red" stroke-dasharray="0.004"/>'),
  'dashes of nothing': svg(
    '<path d="M0 0H1000" stroke="red" stroke-dasharray="0 0"/><path d="M0 0H1000" stroke="red" stroke-dasharray="1e-30 1e-30"/>',
  ),
  'twenty thousand large blends': svg(times(20_000, () => '<rect width="1000" height="1000" opacity=".5"/>')),
  'an enormous blur': svg(
    '<filter id="f"><feGaussianBlur stdDeviation="1e9 1e9"/></filter><rect width="900" height="900" filter="url(#f)"/>',
  ),
  'a hundred blurs': svg(
    `<filter id="f" x="-9" y="-9" width="20" height="20">${'<feGaussianBlur stdDeviation="99"/>'.repeat(100)}</filter><rect width="900" height="900" filter="url(#f)"/>`,
  ),
  'an endless filter area': svg(
    '<filter id="f" x="-1e9" y="-1e9" width="2e9" height="2e9"><feFlood/></filter><rect width="9" height="9" filter="url(#f)"/>',
  ),
  'a pattern of nearly nothing': svg(
    '<pattern id="p" width="1e-9" height="1e-9" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect width="1000" height="1000" fill="url(#p)"/>',
  ),
  'a pattern as large as the world': svg(
    '<pattern id="p" width="1e9" height="1e9" patternUnits="userSpaceOnUse"><rect width="1e9" height="1e9"/></pattern><rect width="1000" height="1000" fill="url(#p)"/>',
  ),
  'numbers past all numbers': svg(
    '<path d="M1e39 1e308L-1e39 1e999L0 -1e38z" stroke="red" stroke-width="1e38"/><rect x="1e38" width="1e38" height="1e38"/>',
  ),
  'transforms that are not numbers': svg(
    '<g transform="matrix(1e39 1e39 1e39 1e39 1e39 1e39)"><rect width="9" height="9"/></g><g transform="matrix(0 0 0 0 0 0) rotate(1e40)"><rect width="9" height="9"/></g><g transform="scale(,,) rotate(--1)"><rect/></g>',
  ),
  'paths that are not paths': svg(
    '<path d="M"/><path d="M0"/><path d="zzzz"/><path d="M0 0A0 0 0 9 9 1e9 -"/><path d="M0 0a1e-30 1e30 1e9 1 1 1e-30 1"/><polygon points="1"/><polyline points=",,,1e99 - + e"/>',
  ),
  'a gradient of many stops': svg(
    `<radialGradient id="g" r="1e-9" fx="9">${times(9000, (i) => `<stop offset="${i / 9000}"/>`)}</radialGradient><rect width="900" height="900" fill="url(#g)"/>`,
  ),
  'a gradient of no size': svg(
    '<linearGradient id="g" x1="0" x2="0" gradientTransform="scale(0)"><stop/><stop offset="nan"/></linearGradient><rect width="900" height="900" fill="url(#g)"/>',
  ),
  'a long text': svg(`<text y="500" font-size="900">${'W'.repeat(40_000)}</text>`),
  'text of no and of endless size': svg(
    '<text font-size="0">a</text><text font-size="1e30" letter-spacing="-1e30">a</text><text x="1e39" textLength="1e39">ab</text>',
  ),
  'a mask in a mask in a mask': svg(
    `${times(15, (i) => `<mask id="m${i + 1}"><rect width="900" height="900" fill="#fff" ${i > 0 ? `mask="url(#m${i})"` : ''}/></mask>`)}<rect width="900" height="900" mask="url(#m15)"/>`,
  ),
  'clips of clips': svg(
    `${times(30, (i) => `<clipPath id="c${i + 1}" ${i > 0 ? `clip-path="url(#c${i})"` : ''}><rect width="900" height="900"/></clipPath>`)}<rect width="900" height="900" clip-path="url(#c30)"/>`,
  ),
  'a damaged embedded picture': svg(
    `<image width="900" height="900" href="data:image/png;base64,${Buffer.from('89504e470d0a1a0a0000000d49484452000003e8000003e80806000000', 'hex').toString('base64')}"/>`,
  ),
  'an embedded JPEG of two minds': svg(
    `<image width="9" height="9" href="data:image/jpeg;base64,${Buffer.from('ffd8ffc0000b080001000101011100ffc0000b08ffffffff01011100ffda', 'hex').toString('base64')}"/>`,
  ),
  'views in views': svg(
    `${'<svg viewBox="0 0 1e-6 1e-6" width="1e6" height="1e6" preserveAspectRatio="xMidYMid slice">'.repeat(50)}<rect width="1" height="1"/>${'</svg>'.repeat(50)}`,
  ),
  'symbols in symbols': svg(
    `${times(20, (i) => `<symbol id="s${i + 1}" viewBox="0 0 9 9"><use href="#s${i}" width="1e7" height="1e7"/></symbol>`)}<symbol id="s0"><rect width="9" height="9"/></symbol><use href="#s20"/>`,
  ),
  'thousands of uses': svg(
    `<g id="a">${times(200, () => '<path d="M0 0C999 0 0 999 999 999z" opacity=".1"/>')}</g>${times(240, () => '<use href="#a"/>')}`,
  ),
};
