/** Numbers from 0 up to 1, the same for the same seed everywhere. */
export type Random = () => number;

/** FNV-1a over the text's UTF-16 units, stirred once more so that seeds `1` and `2` differ in every bit. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return stir(hash);
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
export function stir(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Doty-Humphrey's sfc32, whose integer steps no engine can round differently. */
export function randomFrom(seed: number): Random {
  let a = stir(seed);
  let b = stir(a ^ 0x9e3779b9);
  let c = stir(b ^ 0x243f6a88);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  return next;
}
