/**
 * The year-in-review batch from end to end: every user's card in one call, and the signed webhook that brings the URLs.
 *
 *   PICTIFY_ALLOW_PRIVATE_HOSTS=localhost:4401 npm start          the server; it may call this program back
 *   PICTIFY_API_KEY=pk_live_… npx node examples/year-in-review.ts this program; USERS=10000 by default
 */

import { checkCards } from './year-in-review/check-cards.ts';
import { db } from './year-in-review/database.ts';
import { startReceiver } from './year-in-review/receiver.ts';

const PICTIFY_URL = process.env['PICTIFY_URL'] ?? 'http://localhost:4400';
const receiver = await startReceiver(PICTIFY_URL, Number(process.env['RECEIVER_PORT'] ?? 4401));
const startedAt = performance.now();
const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);

// Year-end cron: render a personalized card for every active user
const users = await db.users.whereActiveIn(2026);

const batch = await fetch(`${PICTIFY_URL}/template/tpl_wrapped/batch`, {
  method: 'POST',
  headers: {
    Authorization: `Bearer ${process.env['PICTIFY_API_KEY']}`,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    variables: users.map((u) => ({
      name: u.first_name,
      avatar: u.avatar_url,
      projects_count: u.stats_2026.projects,
      hours_saved: u.stats_2026.hours_saved,
      top_feature: u.stats_2026.top_feature_used,
      plan: u.plan,
    })),
    webhookUrl: `${receiver.url}/hooks/wrapped-batch-complete`,
  }),
});

// Webhook fires when all N cards render.
// Payload includes per-user image URLs → email delivery pipeline.
if (batch.status !== 202) {
  console.error(`The batch was not accepted (${batch.status}):\n${await batch.text()}`);
  receiver.close();
  process.exit(1);
}
const { id, total } = (await batch.json()) as { id: string; total: number };
console.log(`${total} users accepted as ${id} after ${seconds()} s; waiting for the webhook at ${receiver.url}`);

const event = await receiver.completed(id);
console.log(
  `webhook after ${seconds()} s: ${event.data.status}, ${event.data.completed} cards, ${event.data.failed} failed`,
);
await checkCards(users, event);
receiver.close();
