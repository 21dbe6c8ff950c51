import { CLASS_NAMES, CLASS_RUNS } from './line-break-class.data.ts';
import { PropertyRuns } from './property-runs.ts';

/** What the rules of UAX 14 know of a code point, after LB1. */
export interface LineBreakClass {
  readonly name: ClassName;
  /** East Asian width F, W or H. */
  readonly eastAsian: boolean;
  readonly initialQuote: boolean;
  readonly finalQuote: boolean;
  /** Extended pictographic and not yet assigned. */
  readonly futureEmoji: boolean;
  readonly dottedCircle: boolean;
}

type WithoutFlags<Name extends string> = Name extends `${infer Class}+${string}` ? Class : Name;
export type ClassName = WithoutFlags<(typeof CLASS_NAMES)[number]>;

const CLASSES: readonly LineBreakClass[] = CLASS_NAMES.map((entry) => {
  const [name, ...flags] = entry.split('+');
  return {
    name: name as ClassName,
    eastAsian: flags.includes('E'),
    initialQuote: flags.includes('i'),
    finalQuote: flags.includes('f'),
    futureEmoji: flags.includes('P'),
    dottedCircle: flags.includes('D'),
  };
});

let table: PropertyRuns | undefined;

export function lineBreakClass(codePoint: number): LineBreakClass {
  table ??= new PropertyRuns(CLASS_RUNS);
  return CLASSES[table.get(codePoint)]!;
}
