/** What is used of Web Crypto. */
interface Crypto {
  readonly subtle: {
    importKey(
      format: 'raw',
      key: Uint8Array,
      algorithm: object,
      extractable: boolean,
      uses: string[],
    ): Promise<unknown>;
    verify(algorithm: string, key: unknown, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
  };
}

/** Whether `signature` is the HMAC-SHA256 of `data`. The platform compares, in constant time. */
export async function isHmac(key: Uint8Array, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  const { subtle } = await platformCrypto();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await subtle.importKey('raw', key, algorithm, false, ['verify']);
  return subtle.verify('HMAC', imported, signature, data);
}

async function platformCrypto(): Promise<Crypto> {
  const { crypto } = globalThis as { crypto?: Crypto };
  if (crypto?.subtle) return crypto;
  // Node 18 has it in a module only, which bundlers for other platforms must not look for.
  const module = 'node:crypto';
  return ((await import(/* @vite-ignore */ /* webpackIgnore: true */ module)) as { webcrypto: Crypto }).webcrypto;
}
