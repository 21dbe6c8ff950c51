import { parseColor } from '@pictify/expr';
import type { LayerType, VariableType } from '@pictify/scene';

/** How a property of another service reads what it was given: a value of our type, or null when it is none. */
interface Reader {
  readonly type: VariableType;
  /** In the words of an issue. */
  readonly wanted: string;
  read(given: unknown): unknown;
}

const text: Reader = {
  type: 'text',
  wanted: 'a text',
  read: (given) => {
    if (typeof given === 'string') return given;
    return typeof given === 'number' || typeof given === 'boolean' ? String(given) : null;
  },
};
const color: Reader = {
  type: 'color',
  wanted: 'a colour such as #ff8800',
  read: (given) => (typeof given === 'string' && parseColor(given) !== null ? given : null),
};
const address: Reader = {
  type: 'url',
  wanted: 'an address',
  read: (given) => (typeof given === 'string' ? given : null),
};
const number: Reader = { type: 'number', wanted: 'a number', read: numberOf };
const opacity: Reader = {
  type: 'number',
  wanted: 'a number from 0 to 1, or up to 100 in per cent',
  read: (given) => {
    const value = numberOf(given);
    return value !== null && value > 1 ? value / 100 : value;
  },
};
const shown: Reader = { type: 'boolean', wanted: 'true or false', read: booleanOf };
const hidden: Reader = {
  type: 'boolean',
  wanted: 'true or false',
  read: (given) => {
    const value = booleanOf(given);
    return value === null ? null : !value;
  },
};

function choice(...words: string[]): Reader {
  return {
    type: 'text',
    wanted: `one of ${words.join(', ')}`,
    read: (given) => {
      const word = given === 'center' && words.includes('middle') ? 'middle' : given;
      return typeof word === 'string' && words.includes(word) ? word : null;
    },
  };
}

/** A number, also as text and with the unit of a style sheet. */
function numberOf(given: unknown): number | null {
  if (typeof given === 'number') return Number.isFinite(given) ? given : null;
  const [, digits, unit] = (typeof given === 'string' && /^\s*([+-]?\d+(?:\.\d+)?)\s*(px|pt)?\s*$/.exec(given)) || [];
  if (digits === undefined) return null;
  return unit === 'pt' ? (Number(digits) * 4) / 3 : Number(digits);
}

function booleanOf(given: unknown): boolean | null {
  if (given === true || given === 1 || given === 'true') return true;
  return given === false || given === 0 || given === 'false' ? false : null;
}

export interface LayerProperty {
  readonly reader: Reader;
  /** From the layer on, by the type of layer; `any` for all of them. */
  readonly path: { readonly [type in LayerType | 'any']?: readonly string[] };
  /** It is what a variable of the layer's name would hold. */
  readonly isContent: boolean;
}

const property = (reader: Reader, path: LayerProperty['path'], isContent = false): LayerProperty => {
  return { reader, path, isContent };
};

const filled = { shape: ['fill'], stack: ['fill'], progress: ['fill'], rating: ['fill'], chart: ['fill'] } as const;
const written = property(text, { text: ['text'], qr: ['data'] }, true);
const picture = property(address, { image: ['source'] }, true);
const ink = property(color, { text: ['color'], qr: ['color'], ...filled });
const ground = property(color, {
  shape: ['fill'],
  stack: ['fill'],
  image: ['background'],
  qr: ['background'],
  progress: ['track'],
  rating: ['track'],
});
const family = property(text, { text: ['font', 'family'] });
const align = property(choice('left', 'center', 'right', 'justify'), { text: ['align'] });
const verticalAlign = property(choice('top', 'middle', 'bottom'), { text: ['verticalAlign'] });
const hide = property(hidden, { any: ['visible'] });
const show = property(shown, { any: ['visible'] });
const link = property(address, { any: ['link'] });
const left = property(number, { any: ['box', 'x'] });
const top = property(number, { any: ['box', 'y'] });

/** The properties that Bannerbear, Placid and Templated have for a layer, as what they are of ours. */
const PROPERTIES: ReadonlyMap<string, LayerProperty> = new Map([
  ['text', written],
  ['target', property(text, { qr: ['data'] }, true)],
  ['value', property(text, { text: ['text'], qr: ['data'], rating: ['value'], progress: ['value'] }, true)],
  ['image_url', picture],
  ['image', picture],
  ['src', picture],
  ['color', ink],
  ['text_color', ink],
  ['fill', property(color, filled)],
  ['background', ground],
  ['background_color', ground],
  ['hide', hide],
  ['hidden', hide],
  ['visible', show],
  ['visibility', show],
  ['opacity', property(opacity, { any: ['opacity'] })],
  ['rotation', property(number, { any: ['rotation'] })],
  ['x', left],
  ['y', top],
  ['position_x_absolute', left],
  ['position_y_absolute', top],
  ['width', property(number, { any: ['box', 'width'] })],
  ['height', property(number, { any: ['box', 'height'] })],
  ['border_radius', property(number, { image: ['radius'], shape: ['radius'], stack: ['radius'] })],
  ['font_family', family],
  ['font', family],
  ['font_size', property(number, { text: ['font', 'size'] })],
  ['font_weight', property(number, { text: ['font', 'weight'] })],
  ['text_align', align],
  ['text_align_h', align],
  ['horizontal_align', align],
  ['text_align_v', verticalAlign],
  ['vertical_align', verticalAlign],
  ['link', link],
  ['link_target', link],
]);

export const PROPERTY_NAMES: readonly string[] = [...PROPERTIES.keys()];

export function layerProperty(name: string): LayerProperty | undefined {
  return PROPERTIES.get(name);
}
