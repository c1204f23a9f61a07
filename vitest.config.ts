import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,workers,tools,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Its file is a module that the package does not declare as one.
    server: { deps: { inline: ['indigo-ketcher'] } },
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    // A busy machine must not fail a right result; what hangs is still ended.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
