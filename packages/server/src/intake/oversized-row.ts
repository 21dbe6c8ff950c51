import { advance, type BodyPosition, invalidUtf8, malformed } from './intake-error.ts';
import { JsonSyntax } from './json-syntax.ts';

/** A row over its limit: checked as it passes, never held, so that a bad body is still told from a row too large. */
export class OversizedRow {
  readonly #syntax = new JsonSyntax();
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #position: BodyPosition;
  sizeBytes = 0;

  constructor(start: BodyPosition) {
    this.#position = start;
  }

  /** Throws IntakeError at the first byte that cannot stand where it does. */
  append(bytes: Buffer): void {
    const index = this.#syntax.push(bytes);
    if (index >= 0) throw malformed('unexpected character', advance(this.#position, bytes, index));
    this.#decode(bytes, true);
    this.#position = advance(this.#position, bytes, bytes.length);
    this.sizeBytes += bytes.length;
  }

  /** Throws IntakeError unless the row is one complete value. */
  end(): void {
    this.#decode(new Uint8Array(), false);
    if (!this.#syntax.isComplete) throw malformed('a value ends too early', this.#position);
  }

  #decode(bytes: Uint8Array, stream: boolean): void {
    try {
      this.#decoder.decode(bytes, { stream });
    } catch {
      throw invalidUtf8(this.#position);
    }
  }
}
