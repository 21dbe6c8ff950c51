/** The media type that an `Accept` header likes best, in lower case without parameters; of equals the first. RFC 9110, 12.5.1. */
export function preferredType(accept: string): string {
  let best = { type: '', weight: 0 };
  for (const part of accept.split(',')) {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = written === undefined ? 1 : Number(written);
    if (weight > best.weight) best = { type, weight };
  }
  return best.type;
}
