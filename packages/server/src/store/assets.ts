import { type ListQuery, offsetOf } from '@pictify/api';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { AssetTable } from './schema.ts';

export type StoredAsset = Selectable<AssetTable>;

export async function findAsset(db: Database, workspaceId: string, id: string): Promise<StoredAsset | undefined> {
  return db
    .selectFrom('asset')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface AssetPage {
  assets: StoredAsset[];
  total: number;
}

/** The newest first. */
export async function listAssets(
  db: Database,
  workspaceId: string,
  query: ListQuery & { q?: string | undefined },
): Promise<AssetPage> {
  let rows = db.selectFrom('asset').where('workspaceId', '=', workspaceId);
  if (query.q) {
    const pattern = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
    rows = rows.where((where) => where.or([where('name', 'ilike', pattern), where('id', 'ilike', pattern)]));
  }
  const { total } = await rows.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const assets = await rows
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(query.limit)
    .offset(offsetOf(query))
    .execute();
  return { assets, total };
}

export async function assetTotals(db: Database, workspaceId: string): Promise<{ count: number; bytes: number }> {
  return db
    .selectFrom('asset')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`coalesce(sum(bytes), 0)::float8`.as('bytes'))
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirstOrThrow();
}

export async function insertAsset(db: Database, asset: Insertable<AssetTable>): Promise<StoredAsset> {
  return db.insertInto('asset').values(asset).returningAll().executeTakeFirstOrThrow();
}

/** False when there is none. */
export async function deleteAsset(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('asset')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The ids of the templates whose document has a text in it, at most `limit`. */
export async function templatesNaming(
  db: Database,
  workspaceId: string,
  text: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('template')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where(sql<boolean>`position(${text} in document::text) > 0`)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
