import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { firstRun } from './first-run.ts';

let examplesDir: string;
let service: TestService;
beforeAll(async () => {
  examplesDir = await mkdtemp(join(tmpdir(), 'pictify-examples-'));
  await mkdir(join(examplesDir, 'year-in-review'));
  const rows = Array.from({ length: 20 }, () => ({ name: 'Ada', waitMs: 300 }));
  const files = { 'template.json': testTemplate('tpl_wrapped'), 'rows.json': rows };
  for (const [name, json] of Object.entries(files)) {
    await writeFile(join(examplesDir, 'year-in-review', name), JSON.stringify(json));
  }
  service = await startTestService({ examplesDir });
});
afterAll(async () => {
  await service?.stop();
  await rm(examplesDir, { recursive: true, force: true });
});

const batches = () => service.context.db.selectFrom('batch').select(['id', 'state']).execute();

test('a start that is interrupted while the sample batch is drawn is followed by none that draws another', async () => {
  const interrupted = firstRun(service.context, examplesDir, (line) => {
    if (line.startsWith('sample batch')) throw new Error('interrupted');
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  const lines: string[] = [];
  await firstRun(service.context, examplesDir, (line) => lines.push(line));
  expect(lines).toEqual([]);
  expect(await batches()).toHaveLength(1);
});

test('a sample batch that is cancelled ends the wait for it', async () => {
  await service.context.db.deleteFrom('setting').execute();
  const before = await batches();
  const lines: string[] = [];
  const running = firstRun(service.context, examplesDir, (line) => lines.push(line));
  while (!lines.some((line) => line.startsWith('sample batch'))) await new Promise((resolve) => setTimeout(resolve, 5));
  const { id } = (await batches()).find((batch) => !before.some((earlier) => earlier.id === batch.id))!;
  expect((await service.call('POST', `/v1/batches/${id}/cancel`)).status).toBe(200);
  await running;
  expect((await batches()).find((batch) => batch.id === id)?.state).toBe('cancelled');
});
