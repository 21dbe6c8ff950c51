/** Bits in the order in which deflate writes them: from the lowest of each byte up (RFC 1951, 3.1.1). */
export class BitString {
  #bytes = new Uint8Array(64);
  #length = 0;

  /** In bits. */
  get length(): number {
    return this.#length;
  }

  /** `value` has no more than `count` bits, and that is at most 16. */
  write(value: number, count: number): void {
    if (this.#length + 32 > this.#bytes.length * 8) this.#grow();
    const at = this.#length >> 3;
    const shifted = value << (this.#length & 7);
    this.#bytes[at]! |= shifted;
    this.#bytes[at + 1] = shifted >> 8;
    this.#bytes[at + 2] = shifted >> 16;
    this.#length += count;
  }

  append({ bytes, length }: BitString): void {
    for (const [index, byte] of bytes.entries()) this.write(byte, Math.min(8, length - index * 8));
  }

  /** Zeros, if need be, up to the next byte. */
  alignToByte(): void {
    this.#length = Math.ceil(this.#length / 8) * 8;
  }

  clear(): void {
    this.#bytes.fill(0, 0, (this.#length >> 3) + 4);
    this.#length = 0;
  }

  /** The last byte filled up with zeros. Valid until the next write. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, Math.ceil(this.#length / 8));
  }

  get sizeBytes(): number {
    return this.#bytes.length;
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}
