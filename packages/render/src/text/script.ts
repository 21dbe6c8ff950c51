import { PropertyRuns } from './property-runs.ts';
import { SCRIPT_NAMES, SCRIPT_RUNS } from './script.data.ts';

export type ScriptName = (typeof SCRIPT_NAMES)[number];

let table: PropertyRuns | undefined;

/** The Unicode script of a code point, or null for those that take their neighbour's. */
export function scriptOf(codePoint: number): ScriptName | null {
  table ??= new PropertyRuns(SCRIPT_RUNS);
  const name = SCRIPT_NAMES[table.get(codePoint)]!;
  return name === 'Common' || name === 'Inherited' || name === 'Unknown' ? null : name;
}

/** Scripts whose letters join to their neighbours across grapheme clusters. */
export function isCursive(script: ScriptName | null): boolean {
  return script !== null && CURSIVE.has(script);
}

/** Scripts in which added space would tear words apart: cursive ones, and those written along a head line. */
export function isJoined(script: ScriptName | null): boolean {
  return script !== null && (CURSIVE.has(script) || HEAD_LINE.has(script));
}

const CURSIVE = new Set<ScriptName>([
  'Adlam',
  'Arabic',
  'Hanifi_Rohingya',
  'Mandaic',
  'Manichaean',
  'Mongolian',
  'Nko',
  'Phags_Pa',
  'Psalter_Pahlavi',
  'Sogdian',
  'Syriac',
]);

const HEAD_LINE = new Set<ScriptName>(['Bengali', 'Devanagari', 'Gurmukhi', 'Modi', 'Sharada', 'Tirhuta']);
