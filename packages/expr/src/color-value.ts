import { NAMED_COLORS } from './named-colors.ts';

/** Channels from 0 to 255, alpha from 0 to 1. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Hue in degrees, saturation and lightness from 0 to 1. */
export interface Hsl {
  readonly hue: number;
  readonly saturation: number;
  readonly lightness: number;
}

const HEX = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const FUNCTION = /^(rgb|hsl)a?\(([^()]{1,80})\)$/;
const CHANNEL = /^([+-]?(?:\d+\.?\d*|\.\d+))(%|deg)?$/;
const MAX_COLOR_LENGTH = 100;

/** Reads a CSS colour: hexadecimal, rgb(), hsl() with or without alpha, or a name. Null for anything else. */
export function parseColor(text: string): Color | null {
  if (text.length > MAX_COLOR_LENGTH) return null;
  const written = text.trim().toLowerCase();
  if (written === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const hex = HEX.exec(NAMED_COLORS.get(written) ?? written)?.[1];
  if (hex !== undefined) return fromHex(hex);
  const call = FUNCTION.exec(written);
  return call
    ? fromChannels(
        call[1]!,
        call[2]!.split(/[\s,/]+/).filter((each) => each !== ''),
      )
    : null;
}

/** `#rrggbb`, or `#rrggbbaa` when it is not opaque. */
export function colorText({ red, green, blue, alpha }: Color): string {
  const text = `#${hexByte(red)}${hexByte(green)}${hexByte(blue)}`;
  const opacity = hexByte(alpha * 255);
  return opacity === 'ff' ? text : text + opacity;
}

export function toHsl({ red, green, blue }: Color): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255] as const;
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  const lightness = most - span / 2;
  if (span === 0) return { hue: 0, saturation: 0, lightness };
  const sector = most === r ? (g - b) / span : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return { hue: (sector * 60 + 360) % 360, saturation: span / (1 - Math.abs(2 * lightness - 1)), lightness };
}

/** The formula of CSS Color 4, section 7. */
export function fromHsl({ hue, saturation, lightness }: Hsl, alpha: number): Color {
  const channel = (offset: number): number => {
    const place = (offset + hue / 30) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return { red: channel(0), green: channel(8), blue: channel(4), alpha };
}

/** Relative luminance of WCAG 2.2, from 0 (black) to 1 (white); alpha does not count. */
export function luminance({ red, green, blue }: Color): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function fromHex(hex: string): Color {
  const digits = hex.length <= 4 ? Array.from(hex, (digit) => digit + digit).join('') : hex;
  const byte = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16);
  return { red: byte(0), green: byte(2), blue: byte(4), alpha: digits.length === 8 ? byte(6) / 255 : 1 };
}

function fromChannels(model: string, parts: readonly string[]): Color | null {
  if (parts.length !== 3 && parts.length !== 4) return null;
  const channels = parts.map((part) => CHANNEL.exec(part));
  if (channels.some((channel) => channel === null)) return null;
  const value = (at: number, whole: number): number => {
    const [, digits, unit] = channels[at]!;
    return unit === '%' ? (Number(digits) / 100) * whole : Number(digits);
  };
  const alpha = parts.length === 4 ? between(value(3, 1), 0, 1) : 1;
  if (model === 'rgb') {
    const [red, green, blue] = [0, 1, 2].map((at) => between(value(at, 255), 0, 255)) as [number, number, number];
    return { red, green, blue, alpha };
  }
  const hue = ((value(0, 360) % 360) + 360) % 360;
  return fromHsl(
    { hue, saturation: between(value(1, 100), 0, 100) / 100, lightness: between(value(2, 100), 0, 100) / 100 },
    alpha,
  );
}

function between(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function hexByte(value: number): string {
  return Math.round(between(value, 0, 255))
    .toString(16)
    .padStart(2, '0');
}
