import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { FontTable } from './schema.ts';

export type StoredFont = Selectable<FontTable>;

/** In a fixed order, so that the same fonts are always the same list. */
export async function listFonts(db: Database, workspaceId: string): Promise<StoredFont[]> {
  return db
    .selectFrom('font')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .orderBy('familyKey')
    .orderBy('weight')
    .orderBy('style')
    .execute();
}

export interface FaceQuery {
  /** Null for all. */
  familyKeys: readonly string[] | null;
}

/** What drawing needs of the fonts of some families, in a fixed order. */
export async function listFaces(db: Database, workspaceId: string, { familyKeys }: FaceQuery): Promise<StoredFace[]> {
  const faces = db
    .selectFrom('font')
    .select(['hash', 'family', 'weight', 'style', 'bytes'])
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .orderBy('familyKey')
    .orderBy('weight')
    .orderBy('style');
  return (familyKeys === null ? faces : faces.where('familyKey', 'in', familyKeys)).execute();
}
export type StoredFace = Pick<StoredFont, 'hash' | 'family' | 'weight' | 'style' | 'bytes'>;

export async function insertFont(db: Database, font: Insertable<FontTable>): Promise<StoredFont> {
  return db.insertInto('font').values(font).returningAll().executeTakeFirstOrThrow();
}

/** False when there is none. Its file stays for batches that were started with it. */
export async function markFontDeleted(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const result = await db
    .updateTable('font')
    .set({ deletedAt: new Date() })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Fonts deleted before a time that no open batch was started with. */
export async function findUnusedFonts(
  db: Database,
  before: Date,
): Promise<Pick<StoredFont, 'id' | 'workspaceId' | 'hash'>[]> {
  const { rows } = await sql<Pick<StoredFont, 'id' | 'workspaceId' | 'hash'>>`
    select id, workspace_id, hash from font
    where deleted_at < ${before} and not exists (
      select from batch
      where batch.workspace_id = font.workspace_id and state in ('ingesting', 'queued', 'processing')
        and batch.fonts @> jsonb_build_array(jsonb_build_object('hash', font.hash))
    )
    limit 1000`.execute(db);
  return rows;
}

/** Removes the row of a deleted font. True when no other font has its file. */
export async function removeFont(
  db: Database,
  { id, workspaceId, hash }: Pick<StoredFont, 'id' | 'workspaceId' | 'hash'>,
): Promise<boolean> {
  await db.deleteFrom('font').where('id', '=', id).execute();
  const other = await db
    .selectFrom('font')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}
