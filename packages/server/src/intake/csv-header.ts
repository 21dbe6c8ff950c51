import { jsonDanger } from '../security/json-danger.ts';
import { IntakeError } from './intake-error.ts';

/** A row as JSON text with gaps: `before` stands in front of the value of `column`, `after` at the end. */
export interface RowLayout {
  readonly names: readonly string[];
  readonly slots: readonly { readonly before: Buffer; readonly column: number }[];
  readonly after: Buffer;
  /** Bytes of all of it but the values. */
  readonly textBytes: number;
  /** Levels of nesting; `{}` has one. */
  readonly depth: number;
}

type Tree = Map<string, Tree | number>;

/** A part of a header name that can be the name of a variable, or of a value in one. */
const PART = /^[A-Za-z_]\w*$/;

/**
 * What the header says of every row. `stats.hours` is the value `hours` in the variable `stats`; a name that is not made
 * of such parts, as `No.`, is taken as it is. White space around a name is none of it.
 * @throws IntakeError `header-invalid`.
 */
export function rowLayout(fields: readonly string[], line: number): RowLayout {
  const names = fields.map((field) => field.trim());
  const tree: Tree = new Map();
  for (const [column, name] of names.entries()) insert(tree, name, column, names, line);
  const parts: { text: string; column: number }[] = [];
  let text = '';
  let depth = 0;
  const write = (branch: Tree, level: number): void => {
    depth = Math.max(depth, level);
    let separator = '{';
    for (const [name, child] of branch) {
      text += `${separator}${JSON.stringify(name)}:`;
      separator = ',';
      if (typeof child === 'number') {
        parts.push({ text: `${text}"`, column: child });
        text = '"';
      } else {
        write(child, level + 1);
      }
    }
    text += '}';
  };
  write(tree, 1);
  const emptyRow = parts.map((part) => part.text).join('') + text;
  if (jsonDanger(JSON.parse(emptyRow)))
    throw refuse('A column named “__proto__” or “constructor.prototype” is not allowed', line);
  return {
    names,
    slots: parts.map((part) => ({ before: Buffer.from(part.text), column: part.column })),
    after: Buffer.from(text),
    textBytes: Buffer.byteLength(emptyRow),
    depth,
  };
}

function insert(tree: Tree, name: string, column: number, names: readonly string[], line: number): void {
  if (name === '') throw refuse(`Column ${column + 1} has no name; name it, or remove it`, line);
  if (name.includes('\0')) {
    throw refuse('The header holds NUL bytes, as UTF-16 without a byte order mark has; save the file as UTF-8', line);
  }
  const split = name.split('.');
  const path = split.every((part) => PART.test(part)) ? split : [name];
  let branch = tree;
  for (const part of path.slice(0, -1)) {
    const inner = branch.get(part) ?? new Map();
    if (typeof inner === 'number') throw refuse(clash(inner, column, names), line);
    branch.set(part, inner);
    branch = inner;
  }
  const last = path.at(-1)!;
  const there = branch.get(last);
  if (there !== undefined) throw refuse(clash(firstColumn(there), column, names), line);
  branch.set(last, column);
}

function clash(first: number, second: number, names: readonly string[]): string {
  const [a, b] = [names[first]!, names[second]!].map((name) => name.slice(0, 64));
  return a === b
    ? `Columns ${first + 1} and ${second + 1} have the same name “${a}”`
    : `Column ${first + 1} “${a}” and column ${second + 1} “${b}” are values of the same variable`;
}

function firstColumn(tree: Tree | number): number {
  return typeof tree === 'number' ? tree : firstColumn(tree.values().next().value!);
}

function refuse(problem: string, line: number): IntakeError {
  return new IntakeError('header-invalid', `The header of the CSV on line ${line} cannot be used: ${problem}`);
}
