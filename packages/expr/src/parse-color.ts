import { type Color, colorText, fromHsl } from './color-value.ts';
import { NAMED_COLORS } from './named-colors.ts';
import { oklchToRgb } from './oklch.ts';

const MAX_COLOR_LENGTH = 100;
const HEX = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
/** Spreadsheets lose the sign; fewer digits could be a word. */
const SIGNLESS = /^[0-9a-f]{6}$/;
const FUNCTION = /^(rgba?|hsla?|oklch)\(([^()]*)\)$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/;
const TURN: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };

/**
 * Any CSS colour we accept — hex, `rgb()`, `hsl()`, `oklch()` with either syntax, or a name — as `#rrggbb`, or
 * `#rrggbbaa` when not opaque, so that every painter is given the same bytes. Null when it is none.
 */
export function parseColor(text: string): string | null {
  const color = readColor(text);
  return color && colorText(color);
}

/** As parseColor, before it is rounded to bytes. */
export function readColor(text: string): Color | null {
  if (text.length > MAX_COLOR_LENGTH) return null;
  const written = text.trim().toLowerCase();
  if (written === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const hex = NAMED_COLORS.get(written) ?? HEX.exec(written)?.[1] ?? SIGNLESS.exec(written)?.[0];
  if (hex !== undefined) return fromHex(hex);
  const call = FUNCTION.exec(written);
  const values = call && splitArguments(call[2]!);
  const color = values && fromFunction(call[1]!, values);
  return color && Object.values(color).every(Number.isFinite) ? color : null;
}

function fromHex(hex: string): Color {
  const digits = hex.length <= 4 ? Array.from(hex, (digit) => digit + digit).join('') : hex;
  const byte = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16);
  return { red: byte(0), green: byte(2), blue: byte(4), alpha: digits.length === 8 ? byte(6) / 255 : 1 };
}

/** `a, b, c[, alpha]` or `a b c [/ alpha]`; null when it is neither. */
function splitArguments(inside: string): string[] | null {
  if (inside.includes(',')) {
    const values = inside.split(',').map((value) => value.trim());
    return values.length === 3 || values.length === 4 ? values : null;
  }
  const [channels, ...alpha] = inside.split('/').map((part) => part.trim());
  const values = channels!.split(/\s+/);
  return values.length === 3 && alpha.length <= 1 ? [...values, ...alpha] : null;
}

/** Arguments that are no numbers give channels that are none, or null. */
function fromFunction(name: string, [first, second, third, alphaText]: string[]): Color | null {
  const alpha = alphaText === undefined ? 1 : unit(fraction(alphaText, 1));
  if (name.startsWith('rgb')) {
    const [red, green, blue] = [first!, second!, third!].map((value) => 255 * unit(fraction(value, 255)));
    return { red: red!, green: green!, blue: blue!, alpha };
  }
  if (name.startsWith('hsl')) {
    const [saturation, lightness] = [second!, third!].map((value) => unit(fraction(value, 100)));
    return fromHsl({ hue: degrees(first!), saturation: saturation!, lightness: lightness! }, alpha);
  }
  const chroma = Math.max(0, fraction(second!, 1, 0.4));
  const hue = degrees(third!);
  // Black and white have neither, so they would hide that something else was written.
  if (!Number.isFinite(chroma) || !Number.isFinite(hue)) return null;
  const rgb = oklchToRgb(unit(fraction(first!, 1)), chroma, hue);
  const [red, green, blue] = rgb.map((channel) => 255 * unit(channel));
  return { red: red!, green: green!, blue: blue!, alpha };
}

/** A number as a fraction of `full`, a percentage as a fraction times `percentOf`; NaN when it is neither. */
function fraction(text: string, full: number, percentOf = 1): number {
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1) : text;
  if (!NUMBER.test(digits)) return Number.NaN;
  return percent ? (Number(digits) / 100) * percentOf : Number(digits) / full;
}

function degrees(text: string): number {
  const unitName = /(?:deg|grad|rad|turn)$/.exec(text)?.[0] ?? '';
  const digits = text.slice(0, text.length - unitName.length);
  return NUMBER.test(digits) ? Number(digits) * (TURN[unitName] ?? 1) : Number.NaN;
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
