import { advance, type BodyPosition, invalidUtf8, malformed } from './intake-error.ts';
import { JsonSyntax } from './json-syntax.ts';

/**
 * A row over its limit: never held, and checked as it passes where a syntax error in it would be one of the whole body.
 */
export class OversizedRow {
  readonly #syntax: JsonSyntax | null;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #position: BodyPosition;
  sizeBytes = 0;

  constructor(start: BodyPosition, isChecked: boolean) {
    this.#syntax = isChecked ? new JsonSyntax() : null;
    this.#position = start;
  }

  /** Throws IntakeError at the first byte that cannot stand where it does. */
  append(bytes: Buffer): void {
    this.sizeBytes += bytes.length;
    if (!this.#syntax) return;
    const index = this.#syntax.push(bytes);
    if (index >= 0) throw malformed('unexpected character', advance(this.#position, bytes, index));
    this.#decode(bytes, true);
    this.#position = advance(this.#position, bytes, bytes.length);
  }

  /** Throws IntakeError unless the row is one complete value. */
  end(): void {
    if (!this.#syntax) return;
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
