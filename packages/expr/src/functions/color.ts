import { type Color, colorText, fromHsl, toHsl } from '../color-value.ts';
import { contrastRatio } from '../contrast.ts';
import { describe, type Evaluator } from '../evaluator.ts';
import { roundDecimals, roundHalfAway } from '../number-text.ts';
import { readColor } from '../parse-color.ts';
import type { Value } from '../value.ts';
import { type Call, defineFunctions } from './function-entry.ts';

/** Null stays null; what is no colour is an issue and null. */
function colorOf(evaluator: Evaluator, value: Value | undefined): Color | null {
  if (value === null || value === undefined || value === '') return null;
  const color = typeof value === 'string' ? readColor(value) : null;
  return (
    color ??
    evaluator.issue(
      'invalid_color',
      `${describe(value)} is not a color; write #rrggbb, rgb(…), hsl(…), oklch(…) or a name.`,
    )
  );
}

/** A share from 0 to 1; a number above 1 is read as a percentage. */
function readShare(evaluator: Evaluator, value: Value | undefined, fallback: number): number | null {
  const number = value === undefined ? fallback : evaluator.number(value);
  if (number === null) return null;
  return Math.min(1, Math.max(0, number > 1 ? number / 100 : number));
}

function ofColor(change: (color: Color, share: number) => Color, fallback: number): Call {
  return (evaluator, [value, amount]) => {
    const color = colorOf(evaluator, value);
    const share = readShare(evaluator, amount, fallback);
    return color === null || share === null ? null : colorText(change(color, share));
  };
}

function shiftLightness(color: Color, by: number): Color {
  const hsl = toHsl(color);
  return fromHsl({ ...hsl, lightness: Math.min(1, Math.max(0, hsl.lightness + by)) }, color.alpha);
}

function mix(evaluator: Evaluator, [a, b, amount]: readonly Value[]): Value {
  const first = colorOf(evaluator, a);
  const second = colorOf(evaluator, b);
  const share = readShare(evaluator, amount, 0.5);
  if (first === null || second === null || share === null) return null;
  const blend = (from: number, to: number): number => from + (to - from) * share;
  return colorText({
    red: blend(first.red, second.red),
    green: blend(first.green, second.green),
    blue: blend(first.blue, second.blue),
    alpha: blend(first.alpha, second.alpha),
  });
}

function contrast(evaluator: Evaluator, [a, b]: readonly Value[]): Value {
  const first = colorOf(evaluator, a);
  const second = colorOf(evaluator, b);
  if (first === null || second === null) return null;
  return roundDecimals(contrastRatio(first, second), 2, roundHalfAway);
}

/** FNV-1a, 32 bits, over UTF-16 units: the low byte of each, then the high byte. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    state = Math.imul(state ^ (unit & 0xff), 0x01000193);
    state = Math.imul(state ^ (unit >> 8), 0x01000193);
  }
  return state >>> 0;
}

/** The hash picks the hue, one of three saturations and one of three lightnesses on which white text reads well. */
function hashColor(evaluator: Evaluator, [value]: readonly Value[]): Value {
  const bits = hash(evaluator.text(value ?? null));
  const hue = bits % 360;
  const saturation = [0.5, 0.6, 0.7][Math.floor(bits / 360) % 3]!;
  const lightness = [0.36, 0.4, 0.44][Math.floor(bits / 1080) % 3]!;
  return colorText(fromHsl({ hue, saturation, lightness }, 1));
}

export const colorFunctions = defineFunctions('color', [
  {
    signature: 'color(value)',
    summary: 'A color written as #rrggbb, or #rrggbbaa when it is not opaque.',
    examples: [
      ['color("rebeccapurple")', '#663399'],
      ['color("rgb(255 0 0 / 50%)")', '#ff000080'],
    ],
    call: ofColor((color) => color, 0),
  },
  {
    signature: 'mix(color, other, amount = 0.5)',
    aliases: ['blend'],
    summary: 'Two colors mixed channel by channel; 0 is the first, 1 the second.',
    examples: [['mix("#000000", "#ffffff", 0.25)', '#404040']],
    call: mix,
  },
  {
    signature: 'lighten(color, amount = 0.1)',
    summary: 'The color with a higher HSL lightness; 0.1 (or 10) adds ten points.',
    examples: [['lighten("#336699", 0.2)', '#6699cc']],
    call: ofColor((color, share) => shiftLightness(color, share), 0.1),
  },
  {
    signature: 'darken(color, amount = 0.1)',
    summary: 'The color with a lower HSL lightness; 0.1 (or 10) takes ten points.',
    examples: [['darken("#336699", 0.2)', '#1a334d']],
    call: ofColor((color, share) => shiftLightness(color, -share), 0.1),
  },
  {
    signature: 'alpha(color, opacity)',
    aliases: ['opacity', 'fade'],
    summary: 'The color with this opacity, from 0 to 1.',
    examples: [['alpha("#ff0000", 0.5)', '#ff000080']],
    call: ofColor((color, share) => ({ ...color, alpha: share }), 1),
  },
  {
    signature: 'contrast(color, other)',
    summary: 'The contrast ratio of WCAG, from 1 to 21, to two decimals; text needs 4.5.',
    examples: [['contrast("#000", "#fff")', 21]],
    call: contrast,
  },
  {
    signature: 'hashColor(text)',
    summary: 'A color that is always the same for the same text, and on which white text reads well.',
    examples: [['hashColor("Ada") == hashColor("Ada")', true]],
    call: hashColor,
  },
]);
