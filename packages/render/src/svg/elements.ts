import { readEmbedded } from './embedded-picture.ts';
import {
  fraction,
  length,
  lengths,
  localHref,
  name,
  number,
  numbers,
  pathData,
  spaces,
  transform,
  type ValueKind,
  words,
} from './values.ts';

type Attributes = Readonly<Record<string, ValueKind>>;

const box: Attributes = { x: length, y: length, width: length, height: length };
const embedded: ValueKind = (written) => readEmbedded(written)?.href ?? null;
const view: Attributes = { viewBox: numbers, preserveAspectRatio: words };
const href: Attributes = { href: localHref, 'xlink:href': localHref };
const gradient: Attributes = { ...href, gradientUnits: words, gradientTransform: transform, spreadMethod: words };
const letters: Attributes = {
  x: lengths,
  y: lengths,
  dx: lengths,
  dy: lengths,
  rotate: numbers,
  textLength: length,
  lengthAdjust: words,
  'xml:space': spaces,
};
const primitive: Attributes = { ...box, in: name, in2: name, result: name };
const transfer: Attributes = {
  type: words,
  tableValues: numbers,
  slope: number,
  intercept: number,
  amplitude: number,
  exponent: number,
  offset: number,
};

/** The elements that are kept, each with its attributes besides the presentation properties. */
export const ELEMENTS: Readonly<Record<string, Attributes>> = {
  svg: { ...box, ...view },
  g: {},
  defs: {},
  symbol: { ...box, ...view },
  use: { ...box, ...href },
  path: { d: pathData, pathLength: number },
  rect: { ...box, rx: length, ry: length },
  circle: { cx: length, cy: length, r: length },
  ellipse: { cx: length, cy: length, rx: length, ry: length },
  line: { x1: length, y1: length, x2: length, y2: length },
  polyline: { points: numbers },
  polygon: { points: numbers },
  text: letters,
  tspan: letters,
  image: { ...box, href: embedded, 'xlink:href': embedded, preserveAspectRatio: words },
  linearGradient: { ...gradient, x1: length, y1: length, x2: length, y2: length },
  radialGradient: { ...gradient, cx: length, cy: length, r: length, fx: length, fy: length, fr: length },
  stop: { offset: fraction },
  pattern: { ...box, ...view, ...href, patternUnits: words, patternContentUnits: words, patternTransform: transform },
  clipPath: { clipPathUnits: words },
  mask: { ...box, maskUnits: words, maskContentUnits: words },
  filter: { ...box, filterUnits: words, primitiveUnits: words },
  feGaussianBlur: { ...primitive, stdDeviation: numbers, edgeMode: words },
  feDropShadow: { ...primitive, dx: number, dy: number, stdDeviation: numbers },
  feOffset: { ...primitive, dx: number, dy: number },
  feFlood: primitive,
  feBlend: { ...primitive, mode: words },
  feComposite: { ...primitive, operator: words, k1: number, k2: number, k3: number, k4: number },
  feColorMatrix: { ...primitive, type: words, values: numbers },
  feComponentTransfer: primitive,
  feFuncR: transfer,
  feFuncG: transfer,
  feFuncB: transfer,
  feFuncA: transfer,
  feMerge: primitive,
  feMergeNode: { in: name },
};

/** How an attribute of an element that is kept is read; undefined for what is not on its list. */
export function kindOf(element: string, attribute: string): ValueKind | undefined {
  const kinds = Object.hasOwn(ELEMENTS, element) ? (ELEMENTS[element] as Attributes) : {};
  return Object.hasOwn(kinds, attribute) ? kinds[attribute] : undefined;
}

/** Written under another name, because nothing is left of what sets it apart. */
export const READ_AS: Readonly<Record<string, string>> = { a: 'g', switch: 'g' };

/** What is left out, as a person should be told; `null` is left out without a word. */
export const LEFT_OUT: Readonly<Record<string, string | null>> = {
  title: null,
  desc: null,
  metadata: null,
  style: null,
  view: null,
  script: 'scripts',
  foreignObject: 'embedded web pages',
  iframe: 'embedded web pages',
  object: 'embedded web pages',
  embed: 'embedded web pages',
  audio: 'sounds and films',
  video: 'sounds and films',
  animate: 'animations',
  animateColor: 'animations',
  animateMotion: 'animations',
  animateTransform: 'animations',
  set: 'animations',
  marker: 'line markers',
  textPath: 'text on a path',
  tref: 'text from elsewhere',
  font: 'fonts of its own',
};
