import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Places } from './places.ts';

interface Message {
  webhookId: string;
  url: string;
  host: string;
}

const message = (lane: number, host: number): Message => {
  return { webhookId: `whk_${host}_${lane}`, url: `http://h${host}/${lane}`, host: `h${host}` };
};
/** Takes the first of those that wait and may start, as the database does. */
const startNext = (places: Places, waiting: Message[]): Message | undefined => {
  const { lanes, hosts } = places.busy();
  const next = places.hasRoom
    ? waiting.find(({ webhookId, host }) => !lanes.includes(webhookId) && !hosts.includes(host))
    : undefined;
  if (!next) return undefined;
  waiting.splice(waiting.indexOf(next), 1);
  places.take(next);
  return next;
};

test('never more than 32 at once, 8 to a host, 4 in a lane, whatever is taken and given back', () => {
  const steps = fc.array(
    fc.record({ lane: fc.nat(5), host: fc.nat(6), durationMs: fc.nat(15_000), ends: fc.boolean() }),
    {
      maxLength: 200,
    },
  );
  fc.assert(
    fc.property(steps, (given) => {
      const places = new Places();
      const running: Message[] = [];
      for (const { lane, host, durationMs, ends } of given) {
        const done = ends ? running.shift() : undefined;
        if (done) places.give(done, durationMs);
        const started = startNext(places, [message(lane, host)]);
        if (started) running.push(started);
        const per = (key: keyof Message) =>
          Math.max(
            0,
            ...Map.groupBy(running, (one) => one[key])
              .values()
              .map((all) => all.length),
          );
        expect(running.length).toBeLessThanOrEqual(32);
        expect(per('host')).toBeLessThanOrEqual(8);
        expect(per('webhookId')).toBeLessThanOrEqual(4);
      }
    }),
  );
});

test('however many receivers hang with however much waiting, one that answers is sent to', () => {
  const places = new Places();
  const waiting = Array.from({ length: 1000 }, (_, at) => message(at % 10, at % 100));
  // Every one of them hangs, until all are known for it.
  let hung = 0;
  for (let started = startNext(places, waiting); started; started = startNext(places, waiting)) {
    places.give(started, 15_000);
    hung += 1;
  }
  expect(hung).toBe(1000);
  const again = Array.from({ length: 1000 }, (_, at) => message(at % 10, at % 100));
  const running: Message[] = [];
  for (let started = startNext(places, again); started; started = startNext(places, again)) running.push(started);
  expect(running).toHaveLength(16);
  const healthy = message(99, running.length);
  expect(startNext(places, [...again, healthy])).toBe(healthy);
  // One that answers again is as before.
  places.give(running[0]!, 20);
  expect(startNext(places, [{ ...running[0]! }])).toBeDefined();
});
