import { defineConfig } from 'vitest/config';

// The real console in a real Chromium against the real server, which all files share: what a story
// makes is its own, and it says nothing of what others make.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/support/global.ts'],
    // The table of pages takes as long as all others together.
    maxWorkers: 2,
    // Stories that say so run beside each other, one for each core of a small machine.
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
