import { type CanaryServer, type FaultServer, startCanaryServer, startFaultServer } from '@pictify/fetcher/testing';
import { decodeImage } from '@pictify/render/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  batchEnd,
  realWorkerModule,
  startTestService,
  type TestAnswer,
  type TestService,
} from '../testing/test-service.ts';
import { hostileAvatars } from './hostile-avatars.ts';
import { type PictureServer, startPictureServer } from './hostile-pictures.ts';
import { hostileTexts } from './hostile-texts.ts';
import { goodRow, type HostileCase, patientStarter, starter } from './starter.ts';

interface Image {
  url: string;
  width: number;
  height: number;
  altText: string;
  issues: { code: string; message: string; layer?: string; variable?: string }[];
}
type Item = Image & { status: string };

/** A quarter of the card: the same layers and fonts, drawn sooner. */
const size = { width: 270, height: 338 };
/** Renders asked for at once: no more than the render processes take, or they are refused. */
const atOnce = 8;

let faults: FaultServer;
let pictures: PictureServer;
let canary: CanaryServer;
let service: TestService;
let cases: HostileCase[];
const answers: TestAnswer<Image>[] = [];
const items: Item[] = [];

beforeAll(async () => {
  [faults, pictures, canary] = await Promise.all([startFaultServer(), startPictureServer(), startCanaryServer()]);
  service = await startTestService({
    env: { PICTIFY_ALLOW_PRIVATE_HOSTS: `${faults.host},${pictures.host}` },
    pool: { module: realWorkerModule },
  });
  for (const body of [starter, patientStarter]) await service.call('POST', '/v1/templates', { body });
  const origins = { faults: faults.origin, pictures: pictures.origin, canary: `http://127.0.0.1:${canary.port}` };
  cases = [...hostileTexts, ...hostileAvatars(origins)];
  await Promise.all([renderBatch('tpl_wrapped'), renderBatch('tpl_patient')]);
  await renderEach();
});
afterAll(async () => {
  await service?.stop();
  await Promise.all([faults?.close(), pictures?.close(), canary?.close()]);
});

const templateOf = ({ issues }: HostileCase): string =>
  issues.includes('image_timeout') ? 'tpl_wrapped' : 'tpl_patient';
const rowOf = ({ row }: HostileCase): object => ({ ...goodRow, ...row });

async function renderEach(): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < cases.length) {
      const at = next++;
      const body = { variables: rowOf(cases[at]!), size };
      answers[at] = await service.call<Image>('POST', `/template/${templateOf(cases[at]!)}/render`, { body });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function renderBatch(template: string): Promise<void> {
  const own = cases.filter((hostile) => templateOf(hostile) === template);
  const body = { variables: own.map(rowOf), size };
  const { json } = await service.call<{ id: string }>('POST', `/template/${template}/batch`, { body });
  expect(await batchEnd(service.call, json.id)).toMatchObject({ status: 'completed', completed: own.length });
  const results = await service.call<{ results: Item[] }>('GET', `/v1/batches/${json.id}/results?limit=1000`);
  for (const [at, item] of results.json.results.entries()) items[cases.indexOf(own[at]!)] = item;
}

const codes = (image: Image): string[] => image.issues.map((issue) => issue.code).sort();
const hashOf = (url: string): string => url.replace(/^.*[-/]/, '');
const origins = { faults: 'http://f', pictures: 'http://p', canary: 'http://c' };
const names = [...hostileTexts, ...hostileAvatars(origins)].map((hostile, at) => ({ at, name: hostile.case }));

describe('a card is drawn, and says what was degraded, for', () => {
  test.each(names)('$name', async ({ at }) => {
    const answer = answers[at]!;
    expect(answer.status).toBe(200);
    expect(codes(answer.json)).toEqual(cases[at]!.issues);
    for (const { message } of answer.json.issues) expect(message).toMatch(/^\P{Ll}.*[.?]$/u);
    const image = await fetch(service.url + new URL(answer.json.url).pathname);
    const picture = await decodeImage(new Uint8Array(await image.arrayBuffer()), 1, 1);
    expect([picture.naturalWidth, picture.naturalHeight]).toEqual([size.width, size.height]);
  });
});

describe('the batch gives the same image and issues for', () => {
  test.each(names)('$name', ({ at }) => {
    const item = items[at]!;
    expect(item.status).toBe('completed');
    expect(codes(item)).toEqual(cases[at]!.issues);
    expect(hashOf(item.url)).toBe(hashOf(answers[at]!.json.url));
  });
});

test('nothing on this machine was reached that is not allowed, and no password is told', () => {
  expect(canary.hits).toBe(0);
  const told = JSON.stringify([answers.map((answer) => answer.json.issues), items]);
  expect(told).not.toContain('secret');
});
