import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelBatch } from '../store/batches.ts';
import { defaultWorkspace } from '../store/database.ts';
import { findTemplate } from '../store/templates.ts';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { acceptBatch } from './accept-batch.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

const card = async () => (await findTemplate(service.context.db, defaultWorkspace, 'tpl_card'))!;
const body = async function* (variables: object[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify({ variables }));
};

async function isAwaited(): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(service.context.db);
  return rows[0]!.count > 0;
}

test('a cancellation and a chunk that finishes at the same moment do not lock each other out', async () => {
  const { db } = service.context;
  const { id } = await acceptBatch(service.context, {
    template: await card(),
    body: body([{ name: 'a', waitMs: 300 }]),
  });
  for (;;) {
    const { json } = await service.call('GET', `/v1/batches/${id}`);
    if (json.status === 'processing') break;
  }
  const cancelled = await db.transaction().execute(async (transaction) => {
    await sql`select 1 from batch where id = ${id} for update`.execute(transaction);
    while (!(await isAwaited())) await new Promise((resolve) => setTimeout(resolve, 10));
    return cancelBatch(transaction, defaultWorkspace, id);
  });
  expect(cancelled).toMatchObject({ state: 'cancelled', cancelled: 1 });
});

test('a batch whose commit went through although its answer was lost is not deleted', async () => {
  const { db } = service.context;
  const losing = new Proxy(db, {
    get: (target, name) => {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      const execute: ReturnType<typeof db.transaction>['execute'] = async (work) => {
        await target.transaction().execute(work);
        throw new Error('connection lost');
      };
      return () => ({ execute });
    },
  });
  let id = '';
  const accepting = acceptBatch(
    { ...service.context, db: losing },
    {
      template: await card(),
      body: body([{ name: 'a' }]),
      commit: async (_, accepted) => {
        id = accepted.id;
      },
    },
  );
  await expect(accepting).rejects.toThrow('connection lost');
  expect(await batchEnd(service.call, id)).toMatchObject({ status: 'completed', completed: 1 });
});
