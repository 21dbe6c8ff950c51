import {
  type LanguageSystem,
  type LayoutFeature,
  type LayoutTable,
  NO_FEATURE,
  readLayoutTable,
  writeLayoutTable,
} from './layout-table.ts';
import type { SfntTables } from './sfnt-tables.ts';

/** OpenType features by tag: on or off. */
export type FeatureSettings = { readonly [tag: string]: boolean };

/** What every shaper applies without being asked. */
export const ON_BY_DEFAULT: ReadonlySet<string> = new Set(
  'abvm blwm ccmp locl mark mkmk rlig calt clig curs dist kern liga rclt rvrn'.split(' '),
);

/** On by default for every script, and nothing else looks at it. */
const ALWAYS = 'rclt';

/**
 * Makes features part of what the font always does, or takes them out, because a browser's canvas cannot be told of
 * features: the lookups of those that are on become a feature of every language that no shaper leaves out, under a
 * tag that letter spacing does not turn off as it does `calt`. Throws RangeError where a layout table is damaged.
 */
export function setFeatures(tables: SfntTables, settings: FeatureSettings): void {
  for (const tag of ['GSUB', 'GPOS']) {
    const table = tables.get(tag);
    if (table) tables.set(tag, writeLayoutTable(withSettings(readLayoutTable(table), settings)));
  }
  if (settings['kern'] === false) tables.delete('kern');
}

function withSettings(table: LayoutTable, settings: FeatureSettings): LayoutTable {
  const features: LayoutFeature[] = [...table.features];
  const added = new Map<string, number>();
  const always = (lookups: readonly number[]): number => {
    const key = lookups.join(' ');
    const known = added.get(key);
    if (known !== undefined) return known;
    added.set(key, features.length);
    return features.push({ tag: ALWAYS, lookups }) - 1;
  };
  const change = (system: LanguageSystem): LanguageSystem => {
    const tagOf = (index: number): string => table.features[index]?.tag ?? '';
    const kept = system.features.filter((index) => settings[tagOf(index)] !== false);
    const on = kept.filter((index) => settings[tagOf(index)] === true && !ON_BY_DEFAULT.has(tagOf(index)));
    const required = settings[tagOf(system.required)] === false ? NO_FEATURE : system.required;
    if (on.length === 0) return { required, features: kept };
    const merged = kept.filter((index) => on.includes(index) || tagOf(index) === ALWAYS);
    const lookups = new Set(merged.flatMap((index) => table.features[index]!.lookups));
    const rest = kept.filter((index) => tagOf(index) !== ALWAYS);
    return { required, features: [...rest, always([...lookups].sort((a, b) => a - b))] };
  };
  const scripts = table.scripts.map(({ tag, byDefault, languages }) => ({
    tag,
    byDefault: byDefault && change(byDefault),
    languages: languages.map(({ tag, system }) => ({ tag, system: change(system) })),
  }));
  return { ...table, scripts, features };
}
