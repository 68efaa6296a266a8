import { defineConfig } from '@playwright/test'

// Random tests have their seed in their name, so that the processes must agree on it.
process.env['STACKJURY_SEED'] ??= String(Date.now() % 1_000_000)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  // The full figures are of time, too: nothing is measured beside something else.
  workers: process.env['STACKJURY_FULL'] ? 1 : 2,
  timeout: 60_000,
  // A shared machine may stall for longer than any wait here. A test that needs another try is reported as flaky.
  retries: process.env['CI'] ? 2 : 0,
  expect: { timeout: 10_000 },
  reporter: process.env['STACKJURY_E2E_REPORT']
    ? [['list'], ['json', { outputFile: process.env['STACKJURY_E2E_REPORT'] }]]
    : [['list']],
  outputDir: 'test-results',
  // The shell starts its own browser, so there is nothing to configure about one here.
  // What holds the app against a limit of time is run after the rest, with nothing beside it.
  projects: [
    { name: 'browser', grepInvert: /@timed/ },
    { name: 'timed', grep: /@timed/, workers: 1 },
  ],
})
