import { expect, test } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

const perMinute = (limit: number, subjects = 100) => new RateLimiter({ limit, windowMs: 60_000, subjects });

test('as many requests as the limit may come at once, then one as often as the limit says', () => {
  const limiter = perMinute(6);
  const remaining = Array.from({ length: 6 }, () => limiter.take('a', 1000).remaining);
  expect(remaining).toEqual([5, 4, 3, 2, 1, 0]);
  expect(limiter.take('a', 1000)).toEqual({
    limit: 6,
    windowMs: 60_000,
    remaining: 0,
    resetMs: 60_000,
    retryMs: 10_000,
  });
  expect(limiter.take('a', 10_900).retryMs).toBeGreaterThan(0);
  expect(limiter.take('a', 11_000)).toMatchObject({ remaining: 0, retryMs: 0 });
  expect(limiter.take('a', 11_000).retryMs).toBe(10_000);
  expect(limiter.take('b', 11_000).remaining).toBe(5);
});

test('what is refused costs nothing, and after a while all is as new', () => {
  const limiter = perMinute(2);
  for (let at = 0; at < 100; at++) limiter.take('a', 0);
  expect(limiter.take('a', 30_000).retryMs).toBe(0);
  expect(limiter.take('a', 200_000).remaining).toBe(1);
});

test('a request taken back is as if it had not been', () => {
  const limiter = perMinute(3);
  limiter.take('a', 0);
  limiter.take('a', 0);
  limiter.giveBack('a', 0);
  expect(limiter.look('a', 0).remaining).toBe(2);
  limiter.giveBack('new', 0);
  expect(limiter.look('new', 0).remaining).toBe(3);
});

test.each([7, 60, 300, 999, 60_000])('a limit of %i is exactly that many', (limit) => {
  const limiter = perMinute(limit);
  let taken = 0;
  while (limiter.take('a', 12_345.678).retryMs === 0) taken++;
  expect(taken).toBe(limit);
});

test('nobody is forgotten by making up subjects, and memory has an end', () => {
  const limiter = perMinute(2, 10);
  while (limiter.take('attacker', 0).retryMs === 0);
  for (let at = 0; at < 10_000; at++) limiter.take(`made-up-${at}`, at / 100);
  expect(limiter.subjects).toBeLessThanOrEqual(11);
  expect(limiter.take('attacker', 200).retryMs).toBeGreaterThan(0);
  // Whoever comes now shares one limit, until the others have been quiet for long enough.
  expect(limiter.take('late', 200).retryMs).toBeGreaterThan(0);
  expect(limiter.take('late', 61_000).remaining).toBe(1);
});
