import { defineConfig } from 'vitest/config';

/** `npm run test:web`: what needs a real browser. */
export default defineConfig({
  test: {
    include: ['{packages,scripts}/**/*.web.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // Against hanging only: a busy machine may be ten times slower than a quiet one.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
