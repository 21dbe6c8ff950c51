import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODE_POINTS, type UnicodeData } from './unicode-property.ts';

/** Short names of the Line_Break values after LB1, by their long names. Those not listed are resolved below. */
const CLASS_OF: { readonly [longName: string]: string } = {
  Aksara: 'AK',
  Aksara_Prebase: 'AP',
  Aksara_Start: 'AS',
  Alphabetic: 'AL',
  Ambiguous: 'AL',
  Break_After: 'BA',
  Break_Before: 'BB',
  Break_Both: 'B2',
  Break_Symbols: 'SY',
  Carriage_Return: 'CR',
  Close_Parenthesis: 'CP',
  Close_Punctuation: 'CL',
  Combining_Mark: 'CM',
  Conditional_Japanese_Starter: 'NS',
  Contingent_Break: 'CB',
  E_Base: 'EB',
  E_Modifier: 'EM',
  Exclamation: 'EX',
  Glue: 'GL',
  H2: 'H2',
  H3: 'H3',
  Hebrew_Letter: 'HL',
  Hyphen: 'HY',
  Ideographic: 'ID',
  Infix_Numeric: 'IS',
  Inseparable: 'IN',
  JL: 'JL',
  JT: 'JT',
  JV: 'JV',
  Line_Feed: 'LF',
  Mandatory_Break: 'BK',
  Next_Line: 'NL',
  Nonstarter: 'NS',
  Numeric: 'NU',
  Open_Punctuation: 'OP',
  Postfix_Numeric: 'PO',
  Prefix_Numeric: 'PR',
  Quotation: 'QU',
  Regional_Indicator: 'RI',
  Space: 'SP',
  Surrogate: 'AL',
  Unambiguous_Hyphen: 'HH',
  Unknown: 'AL',
  Virama: 'VI',
  Virama_Final: 'VF',
  Word_Joiner: 'WJ',
  ZWJ: 'ZWJ',
  ZWSpace: 'ZW',
};

/**
 * The line break class of every code point after LB1, with what the rules ask besides it: `+E` East Asian width
 * F, W or H; `+i`, `+f` initial and final quotation; `+P` unassigned pictograph; `+D` dotted circle.
 * `SA` stays where a dictionary decides; its marks are `CM`.
 */
export async function lineBreakClasses(data: UnicodeData, nodeModules: string): Promise<string[]> {
  const classes = new Array<string>(CODE_POINTS).fill('AL');
  const mark = await union(data, 'General_Category', ['Nonspacing_Mark', 'Spacing_Mark']);
  for (const value of data.values('Line_Break')) {
    const set = await data.set('Line_Break', value);
    for (let point = 0; point < CODE_POINTS; point++) {
      if (!set[point]) continue;
      classes[point] = value === 'Complex_Context' ? (mark[point] ? 'CM' : 'SA') : CLASS_OF[value]!;
    }
  }
  const initial = await data.set('General_Category', 'Initial_Punctuation');
  const final = await data.set('General_Category', 'Final_Punctuation');
  const unassigned = await data.set('General_Category', 'Unassigned');
  const pictographic = await data.set('Binary_Property', 'Extended_Pictographic');
  const wide = await eastAsian(nodeModules);
  for (let point = 0; point < CODE_POINTS; point++) {
    if (wide(point)) classes[point] += '+E';
    if (classes[point]!.startsWith('QU') && initial[point]) classes[point] += '+i';
    if (classes[point]!.startsWith('QU') && final[point]) classes[point] += '+f';
    if (pictographic[point] && unassigned[point]) classes[point] += '+P';
  }
  classes[0x25cc] += '+D';
  return classes;
}

async function union(data: UnicodeData, property: string, values: readonly string[]): Promise<Uint8Array> {
  const all = new Uint8Array(CODE_POINTS);
  for (const value of values) {
    const set = await data.set(property, value);
    for (let point = 0; point < CODE_POINTS; point++) all[point]! |= set[point]!;
  }
  return all;
}

async function eastAsian(nodeModules: string): Promise<(point: number) => boolean> {
  const url = pathToFileURL(join(nodeModules, 'get-east-asian-width/index.js')).href;
  const { eastAsianWidthType } = (await import(url)) as { eastAsianWidthType(point: number): string };
  return (point) => ['fullwidth', 'wide', 'halfwidth'].includes(eastAsianWidthType(point));
}
