export type IntakeErrorCode =
  | 'malformed-json'
  | 'body-cut'
  | 'trailing-garbage'
  | 'not-an-object'
  | 'invalid-utf8'
  | 'duplicate-variables'
  | 'missing-variables'
  | 'variables-not-an-array'
  | 'too-many-rows'
  | 'body-too-large'
  | 'options-too-large'
  | 'too-deep'
  | 'no-good-row'
  | 'header-invalid'
  | 'unclosed-quote';

/** A place in a body. `offset` is 0-based, `line` and `column` 1-based; offset and column count bytes. */
export interface BodyPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/**
 * The whole body is refused and nothing of it may be kept. The message says what is wrong, where, and what to do; it
 * never quotes a value of the body, which may be somebody's data.
 */
export class IntakeError extends Error {
  readonly code: IntakeErrorCode;
  /** HTTP status that fits: 413 for a limit on size, else 422. */
  readonly status: 413 | 422;
  readonly position: BodyPosition | null;

  constructor(code: IntakeErrorCode, message: string, position: BodyPosition | null = null) {
    super(
      position ? `${message} (line ${position.line}, column ${position.column}, byte ${position.offset})` : message,
    );
    this.name = 'IntakeError';
    this.code = code;
    this.status = code === 'body-too-large' || code === 'options-too-large' || code === 'too-many-rows' ? 413 : 422;
    this.position = position;
  }
}

export function malformed(problem: string, position: BodyPosition): IntakeError {
  return new IntakeError('malformed-json', `The body is not valid JSON: ${problem}`, position);
}

export function invalidUtf8(position: BodyPosition): IntakeError {
  return new IntakeError('invalid-utf8', 'The body is not valid UTF-8; encode it as UTF-8', position);
}

export function bodyTooLarge(limitBytes: number): IntakeError {
  return new IntakeError('body-too-large', `The body has more than ${limitBytes} bytes; send it as several batches`);
}

/** Position of `bytes[index]` where `bytes[0]` stands at `start`. */
export function advance(start: BodyPosition, bytes: Uint8Array, index: number): BodyPosition {
  let { line, column } = start;
  for (let i = 0; i < index; i++) {
    if (bytes[i] === 10) {
      line++;
      column = 1;
    } else {
      column++;
    }
  }
  return { offset: start.offset + index, line, column };
}
