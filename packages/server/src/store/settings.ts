import type { Database } from './database.ts';

export async function readSetting(db: Database, workspaceId: string, name: string): Promise<unknown> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('workspaceId', '=', workspaceId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}

export async function writeSetting(db: Database, workspaceId: string, name: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await db
    .insertInto('setting')
    .values({ workspaceId, name, value: json })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doUpdateSet({ value: json }))
    .execute();
}
