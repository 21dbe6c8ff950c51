import { GRAPHEME_NAMES, GRAPHEME_RUNS } from './grapheme-class.data.ts';
import { PropertyRuns } from './property-runs.ts';

type WithoutConjunct<Name extends string> = Name extends `${infer Class}+${string}` ? Class : Name;
/** Grapheme_Cluster_Break, with `Pictographic` for extended pictographs; LV and LVT are told apart by counting. */
type Join = WithoutConjunct<(typeof GRAPHEME_NAMES)[number]> | 'LV' | 'LVT';

/** What the rules ask of a character. */
interface GraphemeClass {
  readonly join: Join;
  /** Indic_Conjunct_Break. */
  readonly conjunct: 'Consonant' | 'Extend' | 'Linker' | 'None';
}

const CLASSES = GRAPHEME_NAMES.map((name): GraphemeClass => {
  const [join, conjunct = 'None'] = name.split('+') as [Join, GraphemeClass['conjunct']?];
  return { join, conjunct };
});
const OPEN_SYLLABLE: GraphemeClass = { join: 'LV', conjunct: 'None' };
const CLOSED_SYLLABLE: GraphemeClass = { join: 'LVT', conjunct: 'None' };
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES_PER_VOWEL = 28;

let table: PropertyRuns | undefined;

function graphemeClass(point: number): GraphemeClass {
  table ??= new PropertyRuns(GRAPHEME_RUNS);
  const known = CLASSES[table.get(point)]!;
  if (known.join !== 'Syllable') return known;
  return (point - FIRST_SYLLABLE) % SYLLABLES_PER_VOWEL === 0 ? OPEN_SYLLABLE : CLOSED_SYLLABLE;
}

/**
 * Takes the characters of a text one after another and says of each whether a cluster begins with it: the rules GB1 to
 * GB999 of UAX 29. What they look back for is remembered, so that the time is linear.
 */
export function breaksGrapheme(): (point: number) => boolean {
  let before: Join | null = null;
  /** A pictograph, with marks after it (GB11). */
  let inPictograph = false;
  let pictographJoins = false;
  /** A consonant, with marks after it, and whether one of them links (GB9c). */
  let inConsonant = false;
  let consonantLinks = false;
  let flags = 0;
  return (point) => {
    const { join, conjunct } = graphemeClass(point);
    const joins =
      before !== null &&
      (joinsPair(before, join) ||
        (join === 'Pictographic' && pictographJoins) ||
        (conjunct === 'Consonant' && consonantLinks) ||
        (join === 'Regional_Indicator' && flags % 2 === 1));
    flags = join === 'Regional_Indicator' ? flags + 1 : 0;
    pictographJoins = inPictograph && join === 'ZWJ';
    inPictograph = join === 'Pictographic' || (inPictograph && join === 'Extend');
    consonantLinks = inConsonant && (conjunct === 'Linker' || (consonantLinks && conjunct === 'Extend'));
    inConsonant = conjunct === 'Consonant' || (inConsonant && conjunct !== 'None');
    before = join;
    return !joins;
  };
}

/** GB3 to GB9b. */
function joinsPair(before: Join, after: Join): boolean {
  if (before === 'CR') return after === 'LF';
  if (endsCluster(before) || endsCluster(after)) return false;
  if (after === 'Extend' || after === 'ZWJ' || after === 'SpacingMark' || before === 'Prepend') return true;
  if (before === 'L') return after === 'L' || after === 'V' || after === 'LV' || after === 'LVT';
  if (before === 'LV' || before === 'V') return after === 'V' || after === 'T';
  return (before === 'LVT' || before === 'T') && after === 'T';
}

const endsCluster = (join: Join): boolean => join === 'CR' || join === 'LF' || join === 'Control';
