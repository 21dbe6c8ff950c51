import type { Customer } from '../people/people.data.ts';
import type { Random } from '../random.ts';

/** One sample row: the variables of one recipient. */
export type Row = Record<string, unknown>;

/** How the sample rows of one starter template are made. */
export interface Starter {
  /** Folder under `examples/`. */
  folder: string;
  seed: number;
  /** The variable that holds the person's name, and the one that holds the avatar, if the template has one. */
  nameVariable: string;
  avatarVariable: string | null;
  /** Full names of the twelve customers shown first in the gallery, in order. */
  firstTwelve: readonly string[];
  /**
   * A row with every variable, all values well-formed. `ordinal` is its place in the file: words that neighbours should
   * not share (quotes, plans, badges) are dealt by it instead of drawn.
   */
  row(random: Random, customer: Customer, ordinal: number): Row;
  /** Each entry spoils a good row; `undefined` removes the variable. */
  spoilers: readonly Row[];
}

export function avatarOf({ avatar }: { avatar: string }): string {
  return `asset:avatars/${avatar}.jpg`;
}

/** The list's item at this place, starting over at its end. */
export function dealt<T>(list: readonly T[], ordinal: number): T {
  return list[ordinal % list.length]!;
}

/** ISO calendar date. */
export function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
