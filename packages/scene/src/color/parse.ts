import { NAMED_COLORS } from './named.ts';
import { oklchToRgb, type Rgb } from './oklch.ts';

/**
 * Any CSS colour we accept — hex, `rgb()`, `hsl()`, `oklch()` with either syntax, or a name — as `#rrggbb`, or
 * `#rrggbbaa` when not opaque, so that every painter is given the same bytes. Null when it is none.
 */
export function parseColor(text: string): string | null {
  if (text.length > 100) return null;
  const source = text.trim().toLowerCase();
  if (source.startsWith('#')) return parseHex(source);
  const open = source.indexOf('(');
  if (open < 0) return NAMED_COLORS.get(source) ?? null;
  if (!source.endsWith(')')) return null;
  const values = splitArguments(source.slice(open + 1, -1));
  return values === null ? null : parseFunction(source.slice(0, open), values);
}

function parseHex(source: string): string | null {
  if (!/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(source)) return null;
  const long = source.length > 5 ? source : `#${source.slice(1).replace(/./g, '$&$&')}`;
  return long.length === 9 && long.endsWith('ff') ? long.slice(0, 7) : long;
}

/** `a, b, c[, alpha]` or `a b c [/ alpha]`; null when it is neither. */
function splitArguments(inside: string): string[] | null {
  const values = inside.includes(',') ? inside.split(',') : inside.trim().split(/\s*\/\s*|\s+/);
  if (!inside.includes(',') && values.length === 4 && !inside.includes('/')) return null;
  return values.length === 3 || values.length === 4 ? values.map((value) => value.trim()) : null;
}

function parseFunction(name: string, [first, second, third, alphaText]: string[]): string | null {
  const alpha = alphaText === undefined ? 1 : fraction(alphaText, 1);
  let rgb: Rgb;
  switch (name) {
    case 'rgb':
    case 'rgba':
      rgb = [fraction(first!, 255), fraction(second!, 255), fraction(third!, 255)];
      break;
    case 'hsl':
    case 'hsla':
      rgb = hslToRgb(degrees(first!), unit(fraction(second!, 100)), unit(fraction(third!, 100)));
      break;
    case 'oklch':
      rgb = oklchToRgb(unit(fraction(first!, 1)), Math.max(0, fraction(second!, 1, 0.4)), degrees(third!));
      break;
    default:
      return null;
  }
  const channels = alpha === 1 ? rgb : [...rgb, alpha];
  return channels.every(Number.isFinite) ? toHex(channels) : null;
}

function toHex(channels: readonly number[]): string {
  const bytes = channels.map((channel) => Math.round(unit(channel) * 255));
  if (bytes[3] === 255) bytes.length = 3;
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/;

/** A number as a fraction of `full`, a percentage as a fraction times `percentOf`; NaN when it is neither. */
function fraction(text: string, full: number, percentOf = 1): number {
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1) : text;
  if (!NUMBER.test(digits)) return Number.NaN;
  return percent ? (Number(digits) / 100) * percentOf : Number(digits) / full;
}

const TURN: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };

function degrees(text: string): number {
  const unitName = /(?:deg|grad|rad|turn)$/.exec(text)?.[0] ?? '';
  const digits = text.slice(0, text.length - unitName.length);
  return NUMBER.test(digits) ? Number(digits) * (TURN[unitName] ?? 1) : Number.NaN;
}

/** CSS Color 4, section 7.1. */
function hslToRgb(hue: number, saturation: number, lightness: number): Rgb {
  const channel = (offset: number): number => {
    const k = (((offset + hue / 30) % 12) + 12) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
