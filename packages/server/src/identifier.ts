import { randomBytes } from 'node:crypto';

/** Crockford's base 32, lower case: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export type IdPrefix = 'tpl' | 'bat' | 'rnd' | 'fnt' | 'whk' | 'msg' | 'evt' | 'key' | 'req';

/** `bat_` and 26 letters: 48 bits of milliseconds, then 80 random bits. Sorts by time. */
export function createId(prefix: IdPrefix, now = Date.now()): string {
  let time = '';
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = alphabet[rest % 32] + time;
  return `${prefix}_${time}${base32(randomBytes(10))}`;
}

/** Five bytes become eight letters; `bytes` must be a multiple of five long. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 5) {
    let bits = 0n;
    for (let i = 0; i < 5; i++) bits = (bits << 8n) | BigInt(bytes[at + i] ?? 0);
    for (let shift = 35n; shift >= 0n; shift -= 5n) text += alphabet[Number((bits >> shift) & 31n)];
  }
  return text;
}
