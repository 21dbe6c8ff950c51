import type { User } from './database.ts';
import type { BatchCompleted } from './receiver.ts';

const SAMPLE = 50;

/** One URL per user, none missing, none twice, and a sample of them answers with the image it promises. */
export async function checkCards(users: readonly User[], event: BatchCompleted): Promise<void> {
  const images = event.data.images ?? (await readResults(event.data.resultsUrl));
  const indices = new Set(images.map((image) => image.index));
  const missing = users.filter((user) => !indices.has(user.id));
  const failed = images.filter((image) => image.status !== 'completed');
  if (missing.length > 0 || failed.length > 0 || images.length !== users.length) {
    throw new Error(`${missing.length} cards are missing, ${failed.length} failed, ${images.length} came.`);
  }
  const step = Math.max(1, Math.floor(images.length / SAMPLE));
  for (let i = 0; i < images.length; i += step) await checkImage(String(images[i]?.url));
  console.log(`one card for each of ${users.length} users; for instance ${images[0]?.url}`);
}

async function readResults(resultsUrl: string): Promise<NonNullable<BatchCompleted['data']['images']>> {
  const text = await (await fetch(resultsUrl)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function checkImage(url: string): Promise<void> {
  const answer = await fetch(url);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
  const isImmutable = answer.headers.get('cache-control')?.includes('immutable') ?? false;
  if (!answer.ok || !isPng || !isImmutable) throw new Error(`${url} is not a cacheable PNG (${answer.status})`);
}
