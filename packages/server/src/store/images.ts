import type { Insertable } from 'kysely';
import type { Database } from './database.ts';
import type { ImageTable } from './schema.ts';

/** Equal inputs give the same image and name: the second time nothing changes. */
export async function recordImage(db: Database, image: Insertable<ImageTable>): Promise<void> {
  await db
    .insertInto('image')
    .values(image)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
