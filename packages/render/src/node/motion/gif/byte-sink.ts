/** Bytes of a file being written. */
export class ByteSink {
  #buffer = new Uint8Array(65_536);
  #length = 0;

  byte(value: number): void {
    this.#grow(1);
    this.#buffer[this.#length++] = value;
  }

  /** Least significant byte first. */
  uint16(value: number): void {
    this.byte(value & 0xff);
    this.byte(value >>> 8);
  }

  ascii(text: string): void {
    for (let at = 0; at < text.length; at++) this.byte(text.charCodeAt(at));
  }

  bytes(values: Uint8Array): void {
    this.#grow(values.length);
    this.#buffer.set(values, this.#length);
    this.#length += values.length;
  }

  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  #grow(by: number): void {
    if (this.#length + by <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + by));
    larger.set(this.#buffer);
    this.#buffer = larger;
  }
}
