import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A shared machine may stall for longer than any wait here. A test that needs another try is reported as flaky.
  retries: process.env['CI'] ? 2 : 0,
  expect: { timeout: 10_000 },
  reporter: process.env['STACKJURY_E2E_REPORT']
    ? [['list'], ['json', { outputFile: process.env['STACKJURY_E2E_REPORT'] }]]
    : [['list']],
  outputDir: 'test-results',
  // The shell starts its own browser, so there is nothing to configure about one here.
  projects: [{ name: 'browser' }],
})
