import { isForbiddenKey, isList } from './to-value.ts';
import type { Value } from './value.ts';

/** Deepest nesting that is written out; what lies below prints as null. */
const MAX_WRITTEN_DEPTH = 200;

/** Collects pieces and gives up as soon as their sum passes the limit, before anything long is built. */
class Writer {
  readonly #pieces: string[] = [];
  #left: number;

  constructor(maxLength: number) {
    this.#left = maxLength;
  }

  fits(length: number): boolean {
    return length <= this.#left;
  }

  /** False when the piece does not fit. */
  add(piece: string): boolean {
    this.#left -= piece.length;
    if (this.#left < 0) return false;
    this.#pieces.push(piece);
    return true;
  }

  finish(): string {
    return this.#pieces.join('');
  }
}

/** How a value prints in text: null as nothing, numbers plainly, lists joined with ", ", maps as JSON. */
export function toText(value: Value): string {
  return boundedText(value, Number.POSITIVE_INFINITY)!;
}

/** As toText, or null when the text would be longer than `maxLength`. */
export function boundedText(value: Value, maxLength: number): string | null {
  if (typeof value === 'string') return value.length <= maxLength ? value : null;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const writer = new Writer(maxLength);
  return writeText(value, writer, 0) ? writer.finish() : null;
}

/** JSON with the keys in their own order, or null when it would be longer than `maxLength`. */
export function boundedJson(value: Value, maxLength: number): string | null {
  const writer = new Writer(maxLength);
  return writeJson(value, writer, 0) ? writer.finish() : null;
}

function writeText(value: Value, writer: Writer, depth: number): boolean {
  if (!isList(value)) return typeof value === 'object' ? writeJson(value, writer, depth) : writer.add(toText(value));
  if (depth > MAX_WRITTEN_DEPTH) return true;
  for (let index = 0; index < value.length; index++) {
    if (index > 0 && !writer.add(', ')) return false;
    const item = value[index]!;
    if (item !== null && !writeText(item, writer, depth + 1)) return false;
  }
  return true;
}

function writeJson(value: Value, writer: Writer, depth: number): boolean {
  if (typeof value === 'string') return writer.fits(value.length) && writer.add(JSON.stringify(value));
  if (value === null || typeof value !== 'object') return writer.add(JSON.stringify(value) ?? 'null');
  if (depth > MAX_WRITTEN_DEPTH) return writer.add('null');
  if (isList(value)) {
    if (!writer.add('[')) return false;
    for (let index = 0; index < value.length; index++) {
      if (index > 0 && !writer.add(',')) return false;
      if (!writeJson(value[index]!, writer, depth + 1)) return false;
    }
    return writer.add(']');
  }
  if (!writer.add('{')) return false;
  let first = true;
  for (const key of Object.keys(value)) {
    if (isForbiddenKey(key)) continue;
    if (!writer.add(`${first ? '' : ','}${JSON.stringify(key)}:`) || !writeJson(value[key]!, writer, depth + 1))
      return false;
    first = false;
  }
  return writer.add('}');
}

/**
 * Decimal notation, never an exponent. Fractions are printed to 15 significant digits, which every double holds
 * exactly, so 0.1 + 0.2 prints as 0.3; integers are printed in full.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  const rounded = String(Number(value.toPrecision(15)));
  const [digits, exponent] = rounded.split('e-');
  if (exponent === undefined) return rounded;
  const sign = digits!.startsWith('-') ? '-' : '';
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits!.replace('-', '').replace('.', '')}`;
}
