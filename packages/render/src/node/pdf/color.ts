import { parseColor } from '@pictify/expr';
import { numbers } from './syntax.ts';

/** Channels from 0 to 1. */
export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export const CLEAR: Rgba = { red: 0, green: 0, blue: 0, alpha: 0 };

/** A CSS colour; what is none is clear. */
export function readRgba(css: string): Rgba {
  const digits = HEX.test(css) ? css : parseColor(css);
  if (!digits) return CLEAR;
  const channel = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16) / 255;
  return { red: channel(1), green: channel(3), blue: channel(5), alpha: digits.length > 7 ? channel(7) : 1 };
}

const HEX = /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i;

export const rgb = ({ red, green, blue }: Rgba): string => numbers([red, green, blue]);
