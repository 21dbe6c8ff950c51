import { expect, it } from 'vitest';
import { freshnessOf } from './http-freshness.ts';

const DATE = 'Tue, 06 Jan 2026 10:00:00 GMT';

it.each([
  [{}, 300_000],
  [{ 'cache-control': 'max-age=60' }, 60_000],
  [{ 'cache-control': 'public, Max-Age="90"' }, 90_000],
  [{ 'cache-control': 'private, s-maxage=5, max-age=60' }, 60_000],
  [{ 'cache-control': 'max-age=60', age: '50' }, 10_000],
  [{ 'cache-control': 'max-age=60', age: '500' }, 0],
  [{ 'cache-control': 'max-age=soon' }, 0],
  [{ 'cache-control': 'no-cache, max-age=60' }, 0],
  [{ 'cache-control': 'max-age=99999999999' }, 31_536_000_000],
  [{ expires: 'Tue, 06 Jan 2026 10:01:00 GMT', date: DATE }, 60_000],
  [{ expires: 'Tue, 06 Jan 2026 10:01:00 GMT' }, 60_000],
  [{ expires: 'Tue, 06 Jan 2026 09:00:00 GMT', date: DATE }, 0],
  [{ expires: '0', date: DATE }, 0],
  [{ expires: 'never', date: DATE }, 0],
  [{ 'cache-control': 'max-age=1', expires: 'Tue, 06 Jan 2026 10:01:00 GMT', date: DATE }, 1000],
  [{ vary: 'Accept' }, 300_000],
])('%j is fresh for %i ms', (headers, freshMs) => {
  expect(freshnessOf(headers, undefined, Date.parse(DATE))?.freshMs).toBe(freshMs);
});

it.each([[{ 'cache-control': 'max-age=60, no-store' }], [{ 'cache-control': 'NO-STORE' }], [{ vary: '*' }]])(
  '%j is not stored, whatever the author says',
  (headers) => {
    expect(freshnessOf(headers)).toBeNull();
    expect(freshnessOf(headers, 60)).toBeNull();
  },
);

it('follows the author before the server', () => {
  expect(freshnessOf({ 'cache-control': 'max-age=60' }, 5)?.freshMs).toBe(5000);
  expect(freshnessOf({ 'cache-control': 'max-age=60' }, 0)?.freshMs).toBe(0);
  expect(freshnessOf({ 'cache-control': 'no-cache' }, 5)?.freshMs).toBe(5000);
});

it('knows what may outlive its freshness', () => {
  expect(freshnessOf({ 'cache-control': 'max-age=1' })?.usableWhenStale).toBe(true);
  expect(freshnessOf({ 'cache-control': 'max-age=1, must-revalidate' })?.usableWhenStale).toBe(false);
  expect(freshnessOf({ 'cache-control': 'no-cache' })?.usableWhenStale).toBe(false);
});
