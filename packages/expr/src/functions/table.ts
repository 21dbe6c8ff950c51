import { colorFunctions } from './color.ts';
import { dateFunctions } from './date.ts';
import { formatFunctions } from './format.ts';
import type { FunctionDoc, FunctionEntry } from './function-entry.ts';
import { listFunctions } from './list.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './number.ts';
import { textFunctions } from './text.ts';

const entries: readonly FunctionEntry[] = Object.freeze([
  ...textFunctions,
  ...numberFunctions,
  ...formatFunctions,
  ...dateFunctions,
  ...listFunctions,
  ...logicFunctions,
  ...colorFunctions,
]);

const byName: ReadonlyMap<string, FunctionEntry> = new Map(
  entries.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry] as const)),
);

/** Every function, for documentation and autocomplete. */
export const functions: readonly FunctionDoc[] = entries;

export function findFunction(name: string): FunctionEntry | undefined {
  return byName.get(name);
}

export function functionNames(): Iterable<string> {
  return byName.keys();
}
