const MODULUS = 65_521;

/** What a stretch of bytes brings to an Adler-32 (RFC 1950, 8.2), both modulo 65521. */
export interface ByteSums {
  readonly length: number;
  readonly sum: number;
  /** Sum of each byte times how many there are from it to the end of the stretch. */
  readonly weighted: number;
}

export function byteSums(bytes: Uint8Array): ByteSums {
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < bytes.length; i++) {
    sum += bytes[i]!;
    weighted += sum;
    if ((i & 0xfff) === 0xfff) {
      sum %= MODULUS;
      weighted %= MODULUS;
    }
  }
  return { length: bytes.length, sum: sum % MODULUS, weighted: weighted % MODULUS };
}

/** The Adler-32 of stretches one after another. */
export function adler32(stretches: Iterable<ByteSums>): number {
  let a = 1;
  let b = 0;
  for (const { length, sum, weighted } of stretches) {
    b = (b + a * length + weighted) % MODULUS;
    a = (a + sum) % MODULUS;
  }
  return b * 65_536 + a;
}
