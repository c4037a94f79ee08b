import { defineConfig } from 'vitest/config';

// The real console in a real Chromium against the real server; one after the other, since they
// share both.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/support/global.ts'],
    fileParallelism: false,
    // Stories that say so run beside each other, one for each core of a small machine.
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
