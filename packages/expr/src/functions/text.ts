import { isIn } from '../comparison.ts';
import type { Evaluator } from '../evaluator.ts';
import { graphemeCount, graphemeOffset, graphemeSteps, splitGraphemes } from '../graphemes.ts';
import { isList } from '../to-value.ts';
import type { Value } from '../value.ts';
import { capitalizeFirst, initialsOf, slugOf, titleCaseOf } from '../wording.ts';
import { type Call, defineFunctions } from './function-entry.ts';

/** Widest text that padding makes, in graphemes. */
const MAX_PADDED_WIDTH = 256;

/** A function of one text; null stays null, and other values count as their text. */
function ofText(change: (text: string, evaluator: Evaluator) => string): Call {
  return (evaluator, [value]) => {
    if (value === null || value === undefined) return null;
    const result = change(evaluator.text(value), evaluator);
    return evaluator.textFits(result.length) ? result : null;
  };
}

function truncate(evaluator: Evaluator, [value, length, suffix]: readonly Value[]): Value {
  const most = evaluator.number(length ?? null);
  if (value === null || value === undefined || most === null) return value ?? null;
  const text = evaluator.text(value);
  const end = suffix === undefined ? '…' : evaluator.text(suffix);
  evaluator.spend(graphemeSteps(text) + graphemeSteps(end));
  const width = Math.max(0, Math.floor(most));
  if (text.length <= width || graphemeOffset(text, width) === text.length) return text;
  const kept = text.slice(0, graphemeOffset(text, width - graphemeCount(end)));
  const shown = end.slice(0, graphemeOffset(end, width));
  return evaluator.textFits(kept.length + shown.length) ? kept + shown : null;
}

function replace(evaluator: Evaluator, [value, search, replacement]: readonly Value[]): Value {
  if (value === null || value === undefined) return null;
  const text = evaluator.text(value);
  const sought = evaluator.text(search ?? null);
  const put = evaluator.text(replacement ?? null);
  if (sought === '') return text;
  const count = occurrences(evaluator, text, sought);
  evaluator.spendText(text.length + count * put.length);
  if (!evaluator.textFits(text.length + count * (put.length - sought.length))) return null;
  return text.replaceAll(sought, () => put);
}

function split(evaluator: Evaluator, [value, separator]: readonly Value[]): Value {
  if (value === null || value === undefined) return [];
  const text = evaluator.text(value);
  const between = separator === undefined ? ',' : evaluator.text(separator);
  if (between === '') evaluator.spend(graphemeSteps(text));
  const count = between === '' ? graphemeCount(text) : occurrences(evaluator, text, between) + 1;
  if (!evaluator.listFits(count)) return null;
  evaluator.spend(count);
  return between === '' ? splitGraphemes(text) : text.split(between);
}

/** Pays for finding them twice, as the caller goes on to replace them or to cut the text there. */
function occurrences(evaluator: Evaluator, text: string, sought: string): number {
  for (let time = 0; time < 2; time++) evaluator.spendSearch(text, sought);
  let count = 0;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) count++;
  return count;
}

function pad(place: (text: string, filling: string) => string): Call {
  return (evaluator, [value, length, filler]) => {
    const width = evaluator.number(length ?? null);
    const text = evaluator.text(value ?? null);
    const unit = filler === undefined || filler === null || filler === '' ? ' ' : evaluator.text(filler);
    if (width === null) return text;
    if (width > MAX_PADDED_WIDTH)
      return evaluator.issue('invalid_argument', `Padding goes up to ${MAX_PADDED_WIDTH} characters.`);
    evaluator.spend(graphemeSteps(text) + graphemeSteps(unit));
    const missing = Math.floor(width) - graphemeCount(text);
    if (missing <= 0) return text;
    const units = splitGraphemes(unit.slice(0, graphemeOffset(unit, missing)));
    const filling = Array.from({ length: missing }, (_, index) => units[index % units.length]).join('');
    return evaluator.textFits(text.length + filling.length) ? place(text, filling) : null;
  };
}

function repeat(evaluator: Evaluator, [value, times]: readonly Value[]): Value {
  const count = evaluator.number(times ?? null);
  if (value === null || value === undefined || count === null) return null;
  const text = evaluator.text(value);
  const whole = Math.max(0, Math.floor(count));
  if (text === '' || whole === 0) return '';
  if (!evaluator.textFits(text.length * whole)) return null;
  evaluator.spendText(text.length * whole);
  return text.repeat(whole);
}

function atEdge(holds: (text: string, part: string) => boolean): Call {
  return (evaluator, [value, part]) => {
    if (value === null || value === undefined || part === null || part === undefined) return false;
    return holds(evaluator.text(value), evaluator.text(part));
  };
}

function concat(evaluator: Evaluator, values: readonly Value[]): Value {
  if (values.some(isList)) {
    const lists = values.map((value) => (isList(value) ? value : value === null ? [] : [value]));
    const length = lists.reduce((sum, list) => sum + list.length, 0);
    if (!evaluator.listFits(length)) return null;
    evaluator.spend(length);
    return lists.flat();
  }
  let text = '';
  for (const value of values) {
    const piece = evaluator.text(value);
    if (!evaluator.textFits(text.length + piece.length)) return null;
    text += piece;
  }
  return text;
}

export const textFunctions = defineFunctions('text', [
  {
    signature: 'uppercase(text)',
    aliases: ['upper', 'upcase'],
    summary: 'The text in capitals, by the rules of the locale.',
    examples: [['"hello" | uppercase', 'HELLO']],
    call: ofText((text, evaluator) => text.toLocaleUpperCase(evaluator.locale())),
  },
  {
    signature: 'lowercase(text)',
    aliases: ['lower', 'downcase'],
    summary: 'The text in small letters, by the rules of the locale.',
    examples: [['"Hello" | lowercase', 'hello']],
    call: ofText((text, evaluator) => text.toLocaleLowerCase(evaluator.locale())),
  },
  {
    signature: 'capitalize(text)',
    summary: 'The first letter as a capital; the rest stays as it is.',
    examples: [['"hello World" | capitalize', 'Hello World']],
    call: ofText((text, evaluator) => capitalizeFirst(text, evaluator.locale())),
  },
  {
    signature: 'titleCase(text)',
    aliases: ['titlecase', 'title', 'titleize'],
    summary: 'Each word with a capital and the rest of it in small letters.',
    examples: [['"ADA lovelace-king" | titleCase', 'Ada Lovelace-King']],
    call: ofText((text, evaluator) => {
      evaluator.spend(graphemeSteps(text));
      return titleCaseOf(text, evaluator.locale());
    }),
  },
  {
    signature: 'trim(text)',
    aliases: ['strip'],
    summary: 'The text without white space at its ends.',
    examples: [['"  hi " | trim', 'hi']],
    call: ofText((text) => text.trim()),
  },
  {
    signature: 'truncate(text, length, suffix = "…")',
    summary: 'At most so many characters, the suffix counted; a text that fits stays whole.',
    examples: [
      ['"Hello World" | truncate: 8', 'Hello W…'],
      ['"Hello World" | truncate: 8, "..."', 'Hello...'],
    ],
    call: truncate,
  },
  {
    signature: 'replace(text, search, replacement)',
    aliases: ['replaceAll'],
    summary: 'Every occurrence of a passage replaced; the passage is taken literally.',
    examples: [['"a-b-c" | replace: "-", " "', 'a b c']],
    call: replace,
  },
  {
    signature: 'split(text, separator = ",")',
    summary: 'The list of what stands between the separators; an empty separator gives the characters.',
    examples: [['"red,green" | split: ","', ['red', 'green']]],
    call: split,
  },
  {
    signature: 'padStart(text, length, filler = " ")',
    aliases: ['padLeft'],
    summary: 'The text filled up at its start to so many characters (at most 256).',
    examples: [['7 | padStart: 3, "0"', '007']],
    call: pad((text, filling) => filling + text),
  },
  {
    signature: 'padEnd(text, length, filler = " ")',
    aliases: ['padRight'],
    summary: 'The text filled up at its end to so many characters (at most 256).',
    examples: [['"ab" | padEnd: 4, "-"', 'ab--']],
    call: pad((text, filling) => text + filling),
  },
  {
    signature: 'repeat(text, times)',
    summary: 'The text so many times over.',
    examples: [['"★" | repeat: 3', '★★★']],
    call: repeat,
  },
  {
    signature: 'startsWith(text, part)',
    summary: 'Whether the text begins with the part; capitals matter.',
    examples: [['"Pictify" | startsWith: "Pic"', true]],
    call: atEdge((text, part) => text.startsWith(part)),
  },
  {
    signature: 'endsWith(text, part)',
    summary: 'Whether the text ends with the part; capitals matter.',
    examples: [['"photo.png" | endsWith: ".png"', true]],
    call: atEdge((text, part) => text.endsWith(part)),
  },
  {
    signature: 'contains(container, item)',
    aliases: ['includes', 'has'],
    summary: 'Whether a text has the passage, a list the item, or a map the key.',
    examples: [
      ['"hello" | contains: "ell"', true],
      ['contains(["a", "b"], "c")', false],
    ],
    call: (evaluator, [container, item]) => isIn(evaluator, item ?? null, container ?? null),
  },
  {
    signature: 'initials(name)',
    summary: 'The first letters of the first and the last word, as capitals.',
    examples: [
      ['"Ada Lovelace" | initials', 'AL'],
      ['initials("cher")', 'C'],
    ],
    call: ofText((text, evaluator) => {
      evaluator.spend(graphemeSteps(text));
      return initialsOf(text, evaluator.locale());
    }),
  },
  {
    signature: 'slug(text)',
    aliases: ['slugify'],
    summary: 'Small letters and digits joined by hyphens, for an address; accents of Latin letters are dropped.',
    examples: [['"Crème brûlée, 2 ways!" | slug', 'creme-brulee-2-ways']],
    call: ofText((text, evaluator) => {
      evaluator.spend(graphemeSteps(text));
      return slugOf(text);
    }),
  },
  {
    signature: 'concat(…values)',
    summary: 'The values joined to one text, or, when one of them is a list, to one list.',
    examples: [['concat("a", 1, "b")', 'a1b']],
    call: concat,
  },
]);
