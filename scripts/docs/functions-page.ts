import { type FunctionDoc, type FunctionGroup, functions } from '@pictify/expr';

const TITLES: { readonly [group in FunctionGroup]: string } = {
  text: 'Text',
  number: 'Numbers',
  format: 'Formatting numbers',
  date: 'Dates and durations',
  list: 'Lists',
  logic: 'Presence and type',
  color: 'Colours',
};

/** `docs/reference/functions.md`, from the table that also runs the functions. */
export function functionsPage(): string {
  const groups = Object.entries(TITLES).map(([group, title]) => {
    const entries = functions.filter((entry) => entry.group === group);
    return [`## ${title}`, ...entries.map(entryText)].join('\n\n');
  });
  return `${[
    '<!-- Made by scripts/docs/reference.ts from the function table in packages/expr -->\n# Functions and filters',
    'The language is described in [the guide](../guides/expressions.md).',
    'Every function is a filter too: `x | f: a, b` and `f(x, a, b)` are one call. In a signature `?` marks what may be left out, `= …` what it is then, `…` what may be repeated. The examples are in `en-US` and `UTC`, at noon on 15 January 2026; after the arrow stands the value as JSON.',
    ...groups,
  ].join('\n\n')}\n`;
}

function entryText({ signature, aliases, summary, examples }: FunctionDoc): string {
  const also = aliases.length > 0 ? ` Also ${aliases.map((alias) => `\`${alias}\``).join(', ')}.` : '';
  const lines = examples.map(({ expression, result }) => `${expression}  → ${JSON.stringify(result)}`);
  return [`### \`${signature}\``, `${summary}${also}`, ['```expr', ...lines, '```'].join('\n')].join('\n\n');
}
