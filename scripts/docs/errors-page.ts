import { type ErrorCode, errorCodes } from '@pictify/api';

/** `docs/reference/errors.md`, from the table that answers are made from; a server shows the same at `/docs/errors`. */
export function errorsPage(): string {
  const codes = Object.keys(errorCodes) as ErrorCode[];
  const sections = codes
    .toSorted((a, b) => errorCodes[a].status - errorCodes[b].status)
    .flatMap((code) => {
      const { status, title, meaning, remedy } = errorCodes[code];
      return [`## ${code}`, `${status}: ${title}.`, meaning, `**What to do:** ${remedy}`];
    });
  return `${[
    '<!-- Made by scripts/docs/reference.ts from packages/api/src/error-codes.ts -->\n# Errors',
    'Every error is a problem document (RFC 9457): `code` is one of these and is what programs compare; `detail` says what happened in this case; `type` leads to this list on the server, at `/docs/errors`.',
    ...sections,
  ].join('\n\n')}\n`;
}
