/** Reads the reports of Vitest and Playwright: how many tests passed, and by name which did not. */
import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {object} Report
 * @property {number} passed
 * @property {readonly string[]} failed what failed, with where and why: a line each
 * @property {readonly string[]} flaky what passed only when it was tried again, likewise
 */

/**
 * The report of Vitest's JSON reporter.
 *
 * @returns {Report}
 */
export function unitReport(json) {
  const tests = (json?.testResults ?? []).flatMap(({ name, message, assertionResults }) =>
    // A file that cannot be loaded has no tests, only a message.
    message && assertionResults.length === 0
      ? [{ status: 'failed', line: lineOf(name, 'the file', message) }]
      : assertionResults.map(({ status, fullName, failureMessages }) => ({
          status: status === 'passed' && failureMessages.length > 0 ? 'flaky' : status,
          line: lineOf(name, fullName, failureMessages[0]),
        })),
  )
  return summed(tests, 'passed', 'failed')
}

/**
 * The report of Playwright's JSON reporter.
 *
 * @returns {Report}
 */
export function endToEndReport(json) {
  const specsIn = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)]
  const tests = (json?.suites ?? []).flatMap(specsIn).flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      status,
      line: lineOf(spec.file, spec.title, results.find((one) => one.error)?.error.message),
    })),
  )
  const { failed, ...rest } = summed(tests, 'expected', 'unexpected')
  const before = (json?.errors ?? []).map(({ message }) => lineOf('before any test', '', message))
  return { ...rest, failed: [...failed, ...before] }
}

function summed(tests, passed, failed) {
  const linesOf = (wanted) =>
    tests.filter(({ status }) => status === wanted).map(({ line }) => line)
  const flaky = linesOf('flaky')
  return { passed: linesOf(passed).length + flaky.length, failed: linesOf(failed), flaky }
}

/** One line however long the message is; without the colours that a terminal would show. */
function lineOf(file, title, message = '') {
  const lines = stripVTControlCharacters(message).split('\n')
  const said = lines
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 2)
  return [file, title, said.join(' ').slice(0, 300)].filter(Boolean).join(' › ')
}
