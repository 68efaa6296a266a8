import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    // A laptop that does something else meanwhile is slow, not broken.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
