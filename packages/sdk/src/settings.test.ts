import { afterEach, expect, test, vi } from 'vitest';
import { Pictify } from './index.ts';
import { readSettings } from './settings.ts';

afterEach(() => vi.unstubAllEnvs());

test('what is not given comes from the environment, then from the defaults', () => {
  vi.stubEnv('PICTIFY_API_KEY', 'pk_env');
  vi.stubEnv('PICTIFY_URL', '');
  expect(readSettings({})).toMatchObject({ apiKey: 'pk_env', baseUrl: 'http://localhost:4400', maxRetries: 3 });
  vi.stubEnv('PICTIFY_URL', 'https://cards.example.com/');
  expect(readSettings({}).baseUrl).toBe('https://cards.example.com');
  expect(readSettings({ apiKey: 'pk_given', baseUrl: 'http://x' })).toMatchObject({
    apiKey: 'pk_given',
    baseUrl: 'http://x',
  });
});

test.each([
  ['http://x:4400', 'http://x:4400'],
  ['http://x:4400/', 'http://x:4400'],
  ['http://x/v1', 'http://x'],
  ['http://x/v1/', 'http://x'],
  ['https://x/pictify//', 'https://x/pictify'],
  ['https://x/pictify/v1', 'https://x/pictify'],
])('the service at %s is %s', (given, expected) => {
  expect(readSettings({ apiKey: 'k', baseUrl: given }).baseUrl).toBe(expected);
});

test.each(['', 'localhost:4400', '/v1', 'ftp://x'])('“%s” is no address, and the error shows one', (baseUrl) => {
  expect(() => new Pictify({ apiKey: 'k', baseUrl })).toThrow(/http:\/\/localhost:4400/);
});

test('a key that is missing or cannot be one is told at once', () => {
  vi.stubEnv('PICTIFY_API_KEY', '');
  expect(() => new Pictify()).toThrow(/PICTIFY_API_KEY/);
  expect(() => new Pictify({ apiKey: ' \n' })).toThrow(/PICTIFY_API_KEY/);
  expect(() => new Pictify({ apiKey: 'pk “live”' })).toThrow(/copy it again/);
  expect(readSettings({ apiKey: 'pk_live\n' }).apiKey).toBe('pk_live');
});
