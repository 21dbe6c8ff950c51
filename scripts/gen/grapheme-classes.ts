import { CODE_POINTS, type UnicodeData } from './unicode-property.ts';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/**
 * What the rules of UAX 29 ask of every code point: its Grapheme_Cluster_Break value, `Pictographic` for extended
 * pictographs, and after `+` its Indic_Conjunct_Break value. Hangul syllables are one class: whether one ends in a vowel
 * is counted, not looked up.
 */
export async function graphemeClasses(data: UnicodeData): Promise<string[]> {
  const classes = new Array<string>(CODE_POINTS).fill('Other');
  for (const value of data.values('Grapheme_Cluster_Break')) {
    const set = await data.set('Grapheme_Cluster_Break', value);
    for (let point = 0; point < CODE_POINTS; point++) if (set[point]) classes[point] = value;
  }
  classes.fill('Syllable', FIRST_SYLLABLE, LAST_SYLLABLE + 1);
  const pictographic = await data.set('Binary_Property', 'Extended_Pictographic');
  for (let point = 0; point < CODE_POINTS; point++) {
    if (pictographic[point] && classes[point] === 'Other') classes[point] = 'Pictographic';
  }
  for (const value of ['Consonant', 'Extend', 'Linker']) {
    const set = await data.set('Indic_Conjunct_Break', value);
    for (let point = 0; point < CODE_POINTS; point++) if (set[point]) classes[point] += `+${value}`;
  }
  return classes;
}
