const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MAX_NUMERIC_LENGTH = 400;

/** The number a text says in plain decimal notation, as in CSV; null for anything else (hex, "1,000", "5 kg", ""). */
export function parseNumber(text: string): number | null {
  if (text.length > MAX_NUMERIC_LENGTH) return null;
  const trimmed = text.trim();
  if (!NUMERIC.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

/**
 * Moves the decimal point, rounds with `rounder`, and moves it back. Working on the shortest decimal that stands for
 * the number makes 1.005 round to 1.01, as people expect, although the double lies below it.
 */
export function roundDecimals(value: number, decimals: number, rounder: (value: number) => number): number {
  const shifted = shift(value, decimals);
  if (!Number.isFinite(shifted) || (Number.isInteger(value) && decimals >= 0)) return value;
  return shift(rounder(shifted), -decimals);
}

/** Half away from zero: 2.5 → 3, -2.5 → -3. */
export function roundHalfAway(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value);
}

function shift(value: number, places: number): number {
  const [digits, exponent] = String(value).split('e');
  return Number(`${digits}e${Number(exponent ?? 0) + places}`);
}
