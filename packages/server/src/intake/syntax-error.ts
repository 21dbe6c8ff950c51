import { isUtf8 } from 'node:buffer';
import { advance, type BodyPosition, type IntakeError, invalidUtf8, malformed } from './intake-error.ts';
import { JsonSyntax } from './json-syntax.ts';

/** The first byte that cannot stand where it does in the JSON text that begins at `start`; null if there is none. */
export function findUnexpectedByte(bytes: Buffer, start: BodyPosition): IntakeError | null {
  const index = new JsonSyntax().push(bytes);
  return index < 0 ? null : malformed('unexpected character', advance(start, bytes, index));
}

/** Parses a value that stands at `start`, or throws the IntakeError that says where it is wrong. */
export function parseValue(bytes: Buffer, start: BodyPosition): unknown {
  if (!isUtf8(bytes)) throw invalidUtf8(start);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    const end = advance(start, bytes, bytes.length);
    throw findUnexpectedByte(bytes, start) ?? malformed('a value ends too early', end);
  }
}
