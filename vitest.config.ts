import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,scripts,examples,bench}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Test files leave nothing behind in their process, so that two processes load every module once.
    isolate: false,
    globalSetup: './packages/server/src/testing/databases.ts',
    // Against hanging only: a busy machine may be ten times slower than a quiet one.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
