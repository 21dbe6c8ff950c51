import { writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Preview } from '../dev/preview.ts';
import { openPicture } from '../testing/picture.ts';
import { cardTemplate, makeWorkspace } from '../testing/workspace.ts';
import { UsageError } from '../usage-error.ts';
import { devCommand } from './dev.ts';

const { file, path } = await makeWorkspace();
const template = await file('card.json', cardTemplate());
await file('rows.json', [{ name: 'Ada', color: '#ff0000' }, { name: 'Bob', color: '#00ff00' }, {}]);

let url: string;
interface State {
  version: number;
  rows: number;
  errors: string[];
}
let events: AsyncIterator<State>;
let end: () => void;
let running: Promise<number>;
const printed: string[] = [];

beforeAll(async () => {
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  running = devCommand([template, '--port', '0', '--limit', '2'], until);
  await vi.waitUntil(() => printed.some((line) => line.includes('http://')) || undefined, 60_000);
  url = /http:\S+/.exec(printed.join('\n'))![0];
  events = states(`${url}/events`);
  expect((await events.next()).value).toMatchObject({ rows: 2, errors: [] });
  log.mockRestore();
});
afterAll(async () => {
  end();
  expect(await running).toBe(0);
});

async function* states(address: string) {
  const answer = await fetch(address);
  let text = '';
  for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, at))?.[1];
      text = text.slice(at + 2);
      if (data) yield JSON.parse(data);
    }
  }
}

/** A save may be seen in several steps. */
const stateThat = async (isWanted: (state: State) => boolean): Promise<State> => {
  for (;;) {
    const { value } = await events.next();
    if (isWanted(value)) return value;
  }
};

const card = async (index: number, query = '') => {
  const answer = await fetch(`${url}/cards/${index}${query}`);
  const about = JSON.parse(decodeURIComponent(answer.headers.get('pictify-card') ?? 'null'));
  return { status: answer.status, about, bytes: new Uint8Array(await answer.arrayBuffer()) };
};
const pixelOf = async (bytes: Uint8Array): Promise<number[]> => {
  await writeFile(path('seen.png'), bytes);
  return (await openPicture(path('seen.png'))).at(0, 0);
};

test('rows beside the template are drawn, as many as were asked for', async () => {
  const { about, bytes } = await card(0);
  expect(about).toMatchObject({ width: 80, height: 40, altText: 'A card for Ada' });
  expect(await pixelOf(bytes)).toEqual([255, 0, 0]);
  expect(await pixelOf((await card(1)).bytes)).toEqual([0, 255, 0]);
  expect((await card(2)).status).toBe(404);
  expect((await card(0, '?size=story')).about).toMatchObject({ width: 40, height: 80 });
});

test('a saved file is announced and drawn; a broken one is told and leaves the cards as they were', async () => {
  await file('card.json', '{ "schema": 1, ');
  const broken = await stateThat(({ errors }) => errors.join().includes('card.json is not JSON'));
  expect((await card(0)).about.altText).toBe('A card for Ada');

  await file('card.json', { ...cardTemplate(), altText: 'Changed for {{ name }}' });
  const mended = await stateThat(({ errors }) => errors.length === 0);
  expect(mended.version).toBeGreaterThan(broken.version);
  expect((await card(0)).about.altText).toBe('Changed for Ada');

  await file('rows.json', [{ name: 'Zoë', color: '#0000ff' }]);
  await stateThat(({ rows, errors }) => rows === 1 && errors.length === 0);
  expect(await pixelOf((await card(0)).bytes)).toEqual([0, 0, 255]);
});

test('files that change while they are read are read once more, not at the same time', async () => {
  const reload = Preview.prototype.reload;
  const released = Promise.withResolvers<void>();
  let [under, most, calls] = [0, 0, 0];
  const slow = vi.spyOn(Preview.prototype, 'reload').mockImplementation(async function (this: Preview) {
    calls++;
    most = Math.max(most, ++under);
    await released.promise;
    await reload.call(this);
    under--;
  });
  await file('rows.json', [{ name: 'one' }]);
  await vi.waitUntil(() => calls === 1, 60_000);
  await file('rows.json', [{ name: 'one' }, { name: 'two' }]);
  // Long enough for it to be seen.
  await new Promise((resolve) => setTimeout(resolve, 300));
  released.resolve();
  await stateThat(({ rows }) => rows === 2);
  slow.mockRestore();
  expect(most).toBe(1);
});

test('the page has a policy that lets nothing else in, and nobody comes under a foreign name', async () => {
  const answer = await fetch(url);
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; connect-src 'self'/);
  expect(await answer.text()).not.toMatch(/(src|href)="https?:/);
  const foreign = await new Promise<number>((resolve, reject) => {
    request(`${url}/cards/0`, { headers: { Host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
  expect(foreign).toBe(403);
});

test('a port that is taken, and wrong usage, are told', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(devCommand([template, '--port', String(port)])).rejects.toThrow(/in use/);
  taken.close();
  await expect(devCommand([])).rejects.toThrow(UsageError);
  await expect(devCommand([path('card.json'), '--port', 'x'])).rejects.toThrow(/--port/);
});
