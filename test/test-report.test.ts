import { expect, it } from 'vitest'

interface Report {
  readonly passed: number
  readonly failed: readonly string[]
  readonly flaky: readonly string[]
}
interface Reports {
  readonly unitReport: (json: unknown) => Report
  readonly endToEndReport: (json: unknown) => Report
}

// Plain Node and without types, as it runs before anything is installed.
const path = '../scripts/test-report.mjs'
const { unitReport, endToEndReport } = (await import(path)) as Reports

it('names unit tests that failed or needed another try, and files that did not load', () => {
  const one = (status: string, fullName: string, ...failureMessages: string[]) => ({
    status,
    fullName,
    failureMessages,
  })
  expect(
    unitReport({
      testResults: [
        {
          name: 'a.test.ts',
          message: '',
          assertionResults: [
            one('passed', 'adds'),
            one('passed', 'waits', 'Timeout\n  of 5 s\n  at a'),
            one('failed', 'sums', '\u001B[31mexpected 1\u001B[39m\n\n to be 2\n at b', 'again'),
            one('pending', 'later'),
          ],
        },
        { name: 'b.test.ts', message: 'Cannot find module', assertionResults: [] },
      ],
    }),
  ).toEqual({
    passed: 2,
    failed: ['a.test.ts › sums › expected 1 to be 2', 'b.test.ts › the file › Cannot find module'],
    flaky: ['a.test.ts › waits › Timeout of 5 s'],
  })
})

it('names end-to-end tests likewise, however deep they stand, and errors before them', () => {
  const spec = (title: string, status: string, message?: string) => ({
    file: 'a.spec.ts',
    title,
    tests: [{ status, results: [message ? { error: { message } } : {}, {}] }],
  })
  expect(
    endToEndReport({
      errors: [{ message: 'No tests found' }],
      suites: [
        {
          specs: [spec('opens', 'expected'), spec('later', 'skipped')],
          suites: [{ specs: [spec('saves', 'flaky', 'Slow'), spec('prints', 'unexpected', 'No')] }],
        },
      ],
    }),
  ).toEqual({
    passed: 2,
    failed: ['a.spec.ts › prints › No', 'before any test › No tests found'],
    flaky: ['a.spec.ts › saves › Slow'],
  })
})

it('counts nothing where there is no report', () => {
  const nothing = { passed: 0, failed: [], flaky: [] }
  expect([unitReport(null), endToEndReport(null)]).toEqual([nothing, nothing])
})
