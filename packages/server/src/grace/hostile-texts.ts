import type { HostileCase } from './starter.ts';

const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
const overfull = ['text_clipped', 'text_shrunk_to_minimum'];
const noAvatar = 'image_source_empty';
const six = <T>(issue: T): T[] => new Array<T>(6).fill(issue);

/** Values of the wrong kind, and words nobody thought of. */
export const hostileTexts: HostileCase[] = [
  {
    case: 'nothing at all',
    row: {
      name: undefined,
      avatar: undefined,
      projects_count: undefined,
      hours_saved: undefined,
      top_feature: undefined,
      plan: undefined,
    },
    issues: [noAvatar, ...six('variable_missing')],
  },
  {
    case: 'null everywhere',
    row: { name: null, avatar: null, projects_count: null, hours_saved: null, top_feature: null, plan: null },
    issues: [noAvatar, ...six('variable_empty')],
  },
  { case: 'an empty name', row: { name: '' }, issues: ['variable_empty'] },
  { case: 'an empty avatar', row: { avatar: '' }, issues: [noAvatar] },
  { case: 'a name that is an object', row: { name: { first: 'Ada' } }, issues: ['variable_type'] },
  { case: 'a name that is a list', row: { name: ['Ada'] }, issues: ['variable_type'] },
  { case: 'a name that is a number', row: { name: 42 }, issues: [] },
  { case: 'an avatar that is a number', row: { avatar: 42 }, issues: [noAvatar, 'variable_type'] },
  { case: 'a number in words', row: { hours_saved: 'many' }, issues: ['variable_type'] },
  { case: 'a number as text', row: { hours_saved: '429' }, issues: [] },
  { case: 'a number that is a list', row: { hours_saved: [1] }, issues: ['variable_type'] },
  { case: 'a negative number', row: { hours_saved: -5, projects_count: -1 }, issues: [] },
  { case: 'zero', row: { hours_saved: 0, projects_count: 0 }, issues: [] },
  { case: 'a number as large as any', row: { hours_saved: 1e308 }, issues: overfull },
  { case: 'a variable nobody declared', row: { nmae: 'Ada' }, issues: ['variable_unknown'] },
  {
    case: 'names of inherited properties',
    row: { toString: 'x', hasOwnProperty: 1 },
    issues: Array(2).fill('variable_unknown'),
  },
  { case: 'a name of 300 letters', row: { name: 'Maximiliane'.repeat(28).slice(0, 300) }, issues: overfull },
  { case: 'a name of 75 words', row: { name: 'Max '.repeat(75) }, issues: overfull },
  { case: 'a name of 64 KB', row: { name: 'x'.repeat(64_000) }, issues: [...overfull, 'variable_too_long'] },
  {
    case: 'a feature of 64 KB',
    row: { top_feature: 'word '.repeat(12_000) },
    issues: [...overfull, 'variable_too_long'],
  },
  { case: 'a tower of combining marks', row: { name: `A${'\u0301'.repeat(250)}` }, issues: [] },
  { case: 'an object 60 levels deep', row: { name: nested(60) }, issues: ['variable_type'] },
  { case: 'Arabic', row: { name: 'فاطمة الزهراء', top_feature: 'الأتمتة' }, issues: [] },
  { case: 'Hebrew', row: { name: 'שרה כהן' }, issues: [] },
  { case: 'Japanese', row: { name: '山田 太郎' }, issues: [] },
  { case: 'Korean', row: { name: '김민준' }, issues: [] },
  { case: 'Hindi', row: { name: 'प्रिया शर्मा' }, issues: [] },
  { case: 'Thai', row: { name: 'สมชาย ใจดี' }, issues: [] },
  { case: 'Chinese', row: { name: '王小明' }, issues: [] },
  { case: 'Greek and Cyrillic', row: { name: 'Ελένη Дмитрий' }, issues: [] },
  { case: 'left to right and right to left', row: { name: 'Ada שרה Lovelace' }, issues: [] },
  { case: 'emoji sequences', row: { name: 'Ada 👩‍👩‍👧‍👦 🇫🇷 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿' }, issues: [] },
  { case: 'nothing but emoji', row: { name: '🦄' }, issues: [] },
  { case: 'a script that no font here has', row: { name: 'ᎠᏓ' }, issues: ['glyph_missing'] },
  { case: 'HTML', row: { name: '<b>Ada</b> & <script>1</script>' }, issues: [] },
  { case: 'template blocks', row: { name: '{{ plan }} {{#if}} *|FNAME|*' }, issues: [] },
  { case: 'markup', row: { top_feature: '**bold** _it_ [a](b)' }, issues: [] },
  { case: 'the character NUL', row: { name: 'A\u0000da' }, issues: [] },
  { case: 'control characters', row: { name: 'A\u0007\u001b[31mda\u202e\u2066' }, issues: [] },
  { case: 'line breaks', row: { name: 'Ada\r\nLovelace\u2028x' }, issues: overfull },
  { case: 'half a surrogate pair', row: { name: 'A\ud800da' }, issues: [] },
  { case: 'a name of white space', row: { name: ' \t\n\u00a0 ' }, issues: ['variable_empty'] },
];
