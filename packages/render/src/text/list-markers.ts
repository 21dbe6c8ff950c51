import type { ResolvedTextList } from '@pictify/scene';
import { LIST_LEVELS, type ListItem } from './paragraphs.ts';

/** The sign in front of an item, by how deep it is nested. */
const SIGNS = {
  bullet: ['•', '◦', '▪'],
  dash: ['–', '–', '–'],
  check: ['✓', '✓', '✓'],
} as const;

/** The marker of each item. Numbers count on their own level and begin again below each item of the level above. */
export function listMarkers(list: ResolvedTextList, items: readonly ListItem[], locale: string): string[] {
  const { style, marker, start } = list;
  if (style !== 'number') return items.map(({ level }) => marker ?? SIGNS[style][level]!);
  const digits = new Intl.NumberFormat(locale, { useGrouping: false });
  const last: number[] = [start - 1, ...Array.from({ length: LIST_LEVELS - 1 }, () => 0)];
  return items.map(({ level }) => {
    last[level]! += 1;
    last.fill(0, level + 1);
    return `${digits.format(last[level]!)}${marker ?? '.'}`;
  });
}
