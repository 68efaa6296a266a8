import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    // Every processor is used, but for the full figures, which are of time, too.
    maxWorkers: process.env['STACKJURY_FULL'] ? 1 : '100%',
    globalSetup: ['test/build-intake.ts'],
    // A laptop that does something else meanwhile is slow, not broken.
    testTimeout: 30_000,
    // A shared machine may stall for longer than any wait here; what needs its other try is reported.
    retry: process.env['CI'] ? 1 : 0,
    setupFiles: ['test/setup.ts'],
    expect: { poll: { timeout: 10_000 } },
  },
})
