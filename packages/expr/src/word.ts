/** Words that cannot name a variable: they start a block or are part of an expression. They may name members. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'and',
  'or',
  'not',
  'in',
  'if',
  'elseif',
  'elsif',
  'else',
  'endif',
  'for',
  'endfor',
]);

/** A name: Unicode's identifiers, with `_`, `$` and, after the first character, the joiners some scripts need. */
export const WORD = /[\p{ID_Start}_$][\p{ID_Continue}$\u200C\u200D]*/uy;

/** Whether a variable can be called this in an expression. */
export function isVariableName(name: string): boolean {
  WORD.lastIndex = 0;
  return WORD.exec(name)?.[0] === name && !RESERVED_WORDS.has(name);
}
