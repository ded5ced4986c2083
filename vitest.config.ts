import { defineConfig } from 'vitest/config'

// The one default export of the house, because vitest asks for it.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/cleanup.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Mail, SMS and browser tests wait for other programs; on a machine that is busy otherwise one may wait too long. The report names what was tried twice.
    retry: 1,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
