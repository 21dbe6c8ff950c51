/**
 * Generated requests against a running service: `node scripts/run.mjs bench/fuzz-api.ts [requests] [seed]`. Prints each
 * kind of fault once, with the request that shows it; the exit code says whether there were any.
 */
import { openApiDocument } from '@pictify/api';
import type { OpenApiView } from '../packages/server/src/docs/openapi-view.ts';
import serveDatabases from '../packages/server/src/testing/databases.ts';
import { faultText, fuzz } from '../packages/server/src/testing/fuzz/fuzz.ts';
import { startFuzzedService } from '../packages/server/src/testing/fuzz/fuzzed-service.ts';

const requests = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? Date.now() % 1e9);

const endDatabases = await serveDatabases();
const { service, ids, key, restore } = await startFuzzedService();
const startedAt = performance.now();
const document = openApiDocument(service.context.publicUrl, '0.1.0') as OpenApiView;
const { statuses, succeeded, faults } = await fuzz({ url: service.url, key, document, ids, restore, requests, seed });
const seconds = Math.round((performance.now() - startedAt) / 1000);
const healthy = (await service.call('GET', '/readyz')).status === 200;
await service.stop();
await endDatabases();

for (const [fault, request] of faults) console.log(faultText(fault, request));
const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
console.log(`\n${requests} requests in ${seconds} s, seed ${seed}; ${counts.join(', ')}`);
console.log(
  `${succeeded.size} operations succeeded at least once; ${healthy ? 'still ready' : 'NOT READY'}; ${faults.size} kinds of faults`,
);
process.exitCode = faults.size > 0 || !healthy ? 1 : 0;
