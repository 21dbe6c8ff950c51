import type { Issue } from '@pictify/expr';

/** Where an issue is in the text of its expression, as the wire has it; nothing where it is not about one. */
export function sourcePlaceOf({ at, excerpt }: Issue): { line?: number; column?: number; excerpt?: string } {
  if (!at) return {};
  return { line: at.line, column: at.column, ...(excerpt === undefined ? {} : { excerpt }) };
}
