import { defineConfig } from 'vitest/config';

/** Packages whose tests leave nothing behind in the process: they share one, and load its modules once. */
const shared = ['packages/{api,expr,scene,render,cli}/**/*.test.ts', 'examples/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      {
        extends: true,
        test: {
          name: 'isolated',
          include: ['packages/{fetcher,server}/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: './packages/server/src/testing/databases.ts',
        },
      },
    ],
  },
});
