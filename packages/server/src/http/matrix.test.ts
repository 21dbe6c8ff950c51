import { type Operation, operations, type Problem, permits, type Scope, scopes } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashApiKey } from '../security/api-key.ts';
import { insertApiKey, type NewKey } from '../store/api-keys.ts';
import { bodyFor, makeThing, pathFor, type Tenant } from '../testing/known-requests.ts';
import {
  type CallOptions,
  startTestService,
  type TestAnswer,
  type TestService,
  testKey,
} from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

/**
 * Every operation of the route table × things of the own workspace, of another, and none × every kind of key. It is
 * made from the table, so a new route is in it; what it cannot know stands in `testing/known-requests.ts`.
 */
const keyed = (operations as readonly Operation[]).filter(({ scope }) => scope !== 'none');
const theirKey = 'key-of-the-other-workspace';
const invalidKeys = { 'no key': null, 'a wrong key': 'wrong', 'a revoked key': 'revoked', 'an expired key': 'expired' };

let service: TestService;
let receiver: WebhookReceiver;
let us: Tenant;
let them: Tenant;
/** One of each of their things, by where it is; or why there is none. */
const theirs = new Map<string, string | Error>();
/** What the other workspace reads of its own things. */
let theirView: Map<string, string>;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  service = await startTestService({
    env: { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host, PICTIFY_RATE_LIMIT: 'off' },
  });
  const { db } = service.context;
  await db.insertInto('workspace').values({ id: 'wsp_other', name: 'Other' }).execute();
  await insertKey(theirKey, ['admin'], { workspaceId: 'wsp_other' });
  for (const scope of scopes) await insertKey(scope, [scope]);
  await insertKey('expired', ['admin'], { expiresAt: new Date(Date.now() - 1) });
  await insertKey('revoked', ['admin']);
  await db.updateTable('apiKey').set({ revokedAt: new Date() }).where('name', '=', 'revoked').execute();
  us = { call: service.call, hookUrl: receiver.url, mark: 'ourmark' };
  const call: TestService['call'] = (method, path, options) =>
    service.call(method, path, { key: theirKey, ...options });
  them = { call, hookUrl: receiver.url, mark: 'theirmark' };
  for (const operation of keyed) {
    const collection = collectionOf(operation);
    if (collection === undefined || theirs.has(collection)) continue;
    theirs.set(collection, await makeThing(operation, them).then(String, (error: Error) => error));
  }
  theirView = await whatTheySee();
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});

async function insertKey(key: string, given: Scope[], more: Partial<NewKey> = {}): Promise<void> {
  const { db, rootSecret } = service.context;
  const named = { id: `key_${key}`, workspaceId: 'wsp_default', prefix: 'x', name: key, scopes: given };
  await insertApiKey(db, { ...named, hash: hashApiKey(rootSecret, key), ...more });
}

async function whatTheySee(): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const operation of keyed) {
    const thing = theirs.get(collectionOf(operation) ?? '');
    // What renders by GET answers with a new id each time.
    if (operation.method !== 'get' || operation.id === 'renderByQuery' || typeof thing !== 'string') continue;
    const { text } = await them.call('GET', pathFor(operation, thing));
    seen.set(operation.id, text);
  }
  return seen;
}

/** The path that ids are added to; of an operation that is about no single thing there is none. */
function collectionOf({ path }: Operation): string | undefined {
  const [collection, id] = path.split('/{');
  return id === undefined ? undefined : collection;
}

function theirThing(operation: Operation): string | null {
  const collection = collectionOf(operation);
  if (collection === undefined) return null;
  const thing = theirs.get(collection)!;
  if (thing instanceof Error) throw thing;
  return thing;
}

/** An id like another’s that nobody has. */
function missingLike(id: string): string {
  return id.slice(0, -8) + 'z'.repeat(8);
}

function ask(operation: Operation, thing: string | null, key: string | null): Promise<TestAnswer> {
  const body: CallOptions = bodyFor(operation, us);
  const headers = { ...body.headers, 'X-Request-Id': 'request-of-the-matrix' };
  return service.call(operation.method.toUpperCase(), pathFor(operation, thing), { ...body, headers, key });
}

/** All of an answer but the moment it was made. */
function whole({ status, headers, text }: TestAnswer): unknown {
  return { status, text, headers: Object.fromEntries([...headers].filter(([name]) => name !== 'date')) };
}

describe.each(keyed.map((operation) => ({ operation, ...operation })))('$method $path', ({ operation, scope }) => {
  const isAllowed = (key: Scope) => permits([key], scope as Scope | 'any');
  const isAboutOne = operation.path.includes('{');

  test('answers whoever may call it about its own workspace, and of that alone', async () => {
    const own = await makeThing(operation, us);
    for (const key of [testKey, ...scopes.filter(isAllowed)]) {
      const answer = await ask(operation, own, key);
      expect([401, 403, ...(key === testKey ? [404, 500] : [])], answer.text).not.toContain(answer.status);
      expect(answer.text).not.toContain(them.mark);
      for (const id of theirs.values()) expect(answer.text).not.toContain(String(id));
    }
  });

  test('refuses every other key, whatever it is about', async () => {
    const foreign = theirThing(operation);
    for (const thing of foreign === null ? [null] : [foreign, missingLike(foreign)]) {
      for (const key of Object.values(invalidKeys)) {
        const answer = await ask(operation, thing, key);
        expect(answer).toMatchObject({ status: 401, json: { code: 'unauthenticated' } });
      }
      for (const key of scopes.filter((key) => !isAllowed(key))) {
        const answer = await ask(operation, thing, key);
        expect(answer).toMatchObject({ status: 403, json: { code: 'scope_missing' } });
        const { detail } = answer.json as unknown as Problem;
        for (const word of [`this one has “${key}”`, scope === 'any' ? '“render”' : `“${scope}”`]) {
          expect(detail).toContain(word);
        }
      }
    }
  });

  test.runIf(isAboutOne)('says of another workspace’s things what it says of those that never were', async () => {
    const foreign = theirThing(operation)!;
    const missing = missingLike(foreign);
    for (const key of [testKey, ...scopes.filter(isAllowed)]) {
      const answer = await ask(operation, foreign, key);
      const masked = { ...answer, text: answer.text.replaceAll(foreign, missing) };
      expect(whole(masked)).toEqual(whole(await ask(operation, missing, key)));
      expect(answer, 'give it a body in testing/known-requests.ts that is valid').toMatchObject({
        status: 404,
        json: { code: 'not_found' },
      });
    }
  });
});

test('after all that the other workspace’s things are as they were', async () => {
  expect(await whatTheySee()).toEqual(theirView);
});
