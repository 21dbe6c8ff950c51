import { expect, test } from 'vitest';
import { ServiceError } from '../service-error.ts';
import { checkResultsLink, resultsLink } from './results-link.ts';

const now = Date.UTC(2026, 0, 1);
const link = (batchId: string) => {
  const query = new URL(resultsLink('root', 'http://x', batchId, now)).searchParams;
  return { expires: query.get('expires')!, signature: query.get('signature')! };
};
const code = (...check: Parameters<typeof checkResultsLink>): string | null => {
  try {
    checkResultsLink(...check);
    return null;
  } catch (error) {
    return error instanceof ServiceError ? error.code : 'unexpected';
  }
};

test('a link is good for its batch and its time only', () => {
  const day = 24 * 3_600_000;
  expect(code('root', 'bat_a', link('bat_a'), now + 29 * day)).toBeNull();
  expect(code('root', 'bat_a', link('bat_a'), now + 31 * day)).toBe('link_expired');
  expect(code('root', 'bat_b', link('bat_a'), now)).toBe('link_invalid');
  expect(code('other', 'bat_a', link('bat_a'), now)).toBe('link_invalid');
  expect(code('root', 'bat_a', { ...link('bat_a'), expires: 'zzzzzz' }, now)).toBe('link_invalid');
  expect(code('root', 'bat_a', { ...link('bat_a'), signature: '' }, now)).toBe('link_invalid');
});

test('a link with any one character changed, added or left out is refused', () => {
  const { expires, signature } = link('bat_a');
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=%. '];
  const changesOf = (text: string) =>
    Array.from({ length: text.length + 1 }, (_, at) => {
      const [before, after] = [text.slice(0, at), text.slice(at)];
      return [
        before + after.slice(1),
        ...alphabet.map((c) => before + c + after.slice(1)),
        ...[...'A% ='].map((c) => before + c + after),
      ];
    })
      .flat()
      .filter((changed) => changed !== text);
  const accepted = [
    ...changesOf(signature).map((changed) => ({ expires, signature: changed })),
    ...changesOf(expires).map((changed) => ({ expires: changed, signature })),
    { expires, signature: `${signature}==` },
  ].filter((changed) => code('root', 'bat_a', changed, now) !== 'link_invalid');
  expect(accepted).toEqual([]);
});
