import type { ShapingFace } from '../fonts/shaping-face.ts';
import { INK } from './prepared-text.ts';
import type { ScriptName } from './script.ts';

/** A cluster with the face that was found for it alone. */
export interface FacedCluster {
  readonly kind: number;
  readonly span: number;
  readonly script: ScriptName | null;
  readonly shown: string;
  face: ShapingFace;
}

/** Written without spaces, and next to Latin letters and digits that are not theirs: there a run is no word. */
const WITHOUT_WORDS = new Set<ScriptName>(['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo', 'Yi']);

/**
 * Gives the letters of a word one face. Many families have π and Ω but no other Greek, or ö but not ő: where the asked
 * face lacks one letter of a word, all letters of it come from the face that has that one, as far as it has them.
 * `primary` is what was asked for, by span.
 */
export function oneFaceForEachWord(clusters: readonly FacedCluster[], primary: (span: number) => ShapingFace): void {
  for (let at = 0; at < clusters.length; ) {
    const { script, span } = clusters[at]!;
    let end = at + 1;
    if (script !== null && !WITHOUT_WORDS.has(script)) {
      while (end < clusters.length && belongs(clusters[end]!, script, span)) end++;
      unify(clusters.slice(at, end), primary(span));
    }
    at = end;
  }
}

/** Marks and apostrophes, which are of no script, do not end a word. */
function belongs({ kind, script, span }: FacedCluster, wordScript: ScriptName, wordSpan: number): boolean {
  return span === wordSpan && kind === INK && (script === wordScript || script === null);
}

function unify(word: readonly FacedCluster[], asked: ShapingFace): void {
  const other = word.find(({ script, face }) => script !== null && face !== asked)?.face;
  if (!other) return;
  for (const cluster of word) {
    if (cluster.script !== null && cluster.face === asked && other.coverage.covers(cluster.shown)) cluster.face = other;
  }
}
