import { describe, expect, test } from 'vitest';
import { help, readConfig, variables } from './config.ts';
import { StartError } from './start-error.ts';

const problems = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return '';
};

describe('the environment', () => {
  test('may be empty', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4400,
      publicUrl: 'http://localhost:4400',
      databaseUrl: undefined,
      webhookInline: 10_000,
      samples: true,
    });
  });

  test.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PICTIFY_WORKERS: '0' }, 'PICTIFY_WORKERS'],
    [{ PICTIFY_ROLE: 'worker' }, 'PICTIFY_ROLE=worker is not supported'],
    [{ PICTIFY_STORAGE_URL: 's3://bucket' }, 'PICTIFY_STORAGE_URL is not supported'],
    [{ PICTIFY_SECRET: 'short' }, 'PICTIFY_SECRET'],
    [{ PICTIFY_API_KEY: 'has a space in it' }, 'PICTIFY_API_KEY'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PICTIFY_PUBLIC_URL: 'ftp://x' }, 'PICTIFY_PUBLIC_URL'],
    [{ PICTIFY_ALLOW_PRIVATE_HOSTS: 'localhost' }, 'PICTIFY_ALLOW_PRIVATE_HOSTS'],
    [{ PICTIFY_RATE_LIMIT: '0' }, 'PICTIFY_RATE_LIMIT'],
    [{ PICTIFY_TRUST_PROXY: 'yes' }, 'PICTIFY_TRUST_PROXY'],
    [{ PICTIFY_ALLOW_ORIGINS: 'https://a.example/path' }, 'PICTIFY_ALLOW_ORIGINS'],
    [{ PICTIFY_ALLOW_ORIGINS: 'a.example' }, 'PICTIFY_ALLOW_ORIGINS'],
    [{ PICTIFY_LOG_LEVEL: 'loud' }, 'PICTIFY_LOG_LEVEL'],
  ])('%j is refused by name', (env, words) => {
    expect(problems(env as unknown as Record<string, string>)).toContain(words);
  });

  test('reports every problem at once', () => {
    expect(problems({ PORT: 'x', PICTIFY_WORKERS: 'y' }).split('\n')).toHaveLength(2);
  });

  test.each(Object.entries(variables))(
    '%s is described as it is: its default changes nothing, its example works',
    (name, description) => {
      // “one per core” is words, not a value.
      const value = description.default?.includes(' ') ? undefined : description.default;
      expect(readConfig({ [name]: value })).toEqual(readConfig({}));
      expect(problems({ [name]: description.example ?? '' })).toBe('');
      if (description.default) expect(help()).toContain(`default ${description.default}`);
      if (description.example) expect(help()).toContain(`such as ${description.example}`);
    },
  );

  test('is described whole by --help', () => {
    for (const name of Object.keys(variables)) expect(help()).toContain(name);
  });
});
