import { readFile } from 'node:fs/promises';

/** One user as a product's own database might hold them. Anything but the id may be missing or odd. */
export interface User {
  readonly id: number;
  readonly first_name: unknown;
  readonly avatar_url: unknown;
  readonly stats_2026: {
    readonly projects: unknown;
    readonly hours_saved: unknown;
    readonly top_feature_used: unknown;
  };
  readonly plan: unknown;
}

/** Stands in for your database: the hundred sample people, over and over, until there are as many as `USERS` says. */
export const db = {
  users: {
    async whereActiveIn(_year: number): Promise<User[]> {
      const rows = JSON.parse(await readFile(new URL('./rows.json', import.meta.url), 'utf8')) as Record<
        string,
        unknown
      >[];
      return Array.from({ length: Number(process.env['USERS'] ?? 10_000) }, (_, id) => {
        const row = rows[id % rows.length] ?? {};
        const round = Math.floor(id / rows.length);
        const { hours_saved } = row;
        return {
          id,
          first_name: row['name'],
          avatar_url: row['avatar'],
          stats_2026: {
            projects: row['projects_count'],
            // Another year each time round, so that no two of the first ten thousand cards are alike.
            hours_saved: typeof hours_saved === 'number' ? hours_saved + round : hours_saved,
            top_feature_used: row['top_feature'],
          },
          plan: row['plan'],
        };
      });
    },
  },
};
