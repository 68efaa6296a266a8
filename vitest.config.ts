import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    // Every processor is used, but for the full figures, which are of time, too.
    maxWorkers: process.env['STACKJURY_FULL'] ? 1 : '100%',
    globalSetup: ['test/build-intake.ts'],
    // A laptop that does something else meanwhile is slow, not broken.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
