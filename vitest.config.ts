import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,workers,tools}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
  },
});
