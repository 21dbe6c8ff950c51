import type { ResolvedStop } from '@pictify/scene';
import { alphaOf } from '../paint/alpha.ts';

/** OKLab and alpha (Ottosson 2020): mixing there neither greys nor darkens on the way between two colours. */
type Lab = readonly [lightness: number, a: number, b: number, alpha: number];

/** Colours are `#rrggbb` or `#rrggbbaa`; `share` 0 is all `from`, 1 all `to`. */
export function mixColors(from: string, to: string, share: number): string {
  const a = toLab(from);
  const b = toLab(to);
  return toHex(a.map((value, at) => value + (b[at]! - value) * share) as unknown as Lab);
}

/** The same colour as translucent as told, 0 clear to 1 as it is. */
export function withAlpha(color: string, alpha: number): string {
  return color.slice(0, 7) + byte((alphaOf(color) / 255) * alpha);
}

/** The relative lightness of OKLab, 0 to 1. */
export const lightnessOf = (color: string): number => toLab(color)[0];

/**
 * A palette as a gradient, with steps between its colours so that a canvas, which mixes in sRGB, follows a smooth curve
 * (Catmull-Rom) through them in OKLab: straight lines would show a ridge at every colour.
 */
export function smoothStops(palette: readonly string[]): ResolvedStop[] {
  const colors = palette.map(toLab);
  const at = (index: number): Lab => colors[Math.min(colors.length - 1, Math.max(0, index))]!;
  const last = (colors.length - 1) * STEPS;
  return Array.from({ length: last + 1 }, (_, step) => {
    const from = Math.min(colors.length - 2, Math.floor(step / STEPS));
    const t = step / STEPS - from;
    const lab = at(from).map((_, channel) =>
      curve(at(from - 1)[channel]!, at(from)[channel]!, at(from + 1)[channel]!, at(from + 2)[channel]!, t),
    );
    return { offset: step / last, color: toHex(lab as unknown as Lab) };
  });
}

function curve(before: number, from: number, to: number, after: number, t: number): number {
  const [start, end] = [(to - before) / 2, (after - from) / 2];
  return from + t * (start + t * (3 * (to - from) - 2 * start - end + t * (2 * (from - to) + start + end)));
}

const STEPS = 8;

/** A colour that fades out as a bell does: without the rim that a straight fade shows. */
export function softStops(color: string, strength = 1): ResolvedStop[] {
  return Array.from({ length: FADE_STEPS + 1 }, (_, at) => {
    const t = at / FADE_STEPS;
    const bell = (1 - t * t) ** 2;
    return { offset: t, color: withAlpha(color, bell * strength) };
  });
}

const FADE_STEPS = 12;

function toLab(color: string): Lab {
  const [r, g, b] = [1, 3, 5].map((at) => decode(Number.parseInt(color.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    alphaOf(color) / 255,
  ];
}

function toHex([lightness, a, b, alpha]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return `#${byte(red)}${byte(green)}${byte(blue)}${alpha >= 1 ? '' : byte(alpha)}`;
}

const decode = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const encode = (linear: number): number =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.max(0, linear) ** (1 / 2.4) - 0.055;

function byte(share: number): string {
  return Math.round(Math.min(1, Math.max(0, share)) * 255)
    .toString(16)
    .padStart(2, '0');
}
