/**
 * `npm test`: whatever is missing is installed, then everything is checked. All checks run, also
 * after one has failed. The last line sums up: "N passed, N failed". With --full also what takes
 * minutes or needs other programs, such as another spreadsheet.
 *
 * Random tests start from `STACKJURY_SEED`. With `CI` set that is always the same number, so that a
 * change is judged by the same cases as the one before it; elsewhere every run looks at new ones.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ensureBrowser,
  ensureBuilt,
  ensureCalc,
  ensureDependencies,
  ensureTestTools,
  requireNode,
  run,
  runNode,
  say,
} from './provision.mjs'
import { endToEndReport, unitReport } from './test-report.mjs'

const seedInCi = '20261129'
const timedTests = '**/*.timed.test.ts'

async function test() {
  requireNode()
  const isFull = process.argv.includes('--full')
  if (isFull) process.env['STACKJURY_FULL'] = '1'
  process.env['STACKJURY_SEED'] ??= process.env['CI'] ? seedInCi : `${Date.now() % 1_000_000}`
  await ensureDependencies()
  if (isFull) await ensureCalc()
  const reports = await mkdtemp(join(tmpdir(), 'stackjury-test-'))
  try {
    const results = [
      await check('Types', () => run('npm', ['run', '--silent', 'types'])),
      await check('Lint and format', () => run('npm', ['run', '--silent', 'lint'])),
      // Some unit tests look at what is built.
      await check('Build', build),
      await unit('Unit tests', join(reports, 'unit.json'), ['--exclude', timedTests]),
      await endToEnd('browser', join(reports, 'e2e.json')),
      // What is held against a limit of time, with nothing beside it.
      await unit('Unit tests: timed', join(reports, 'unit-timed.json'), ['.timed.test']),
      await endToEnd('timed', join(reports, 'timed.json')),
    ]
    const all = (key) => results.flatMap((result) => result[key])
    tell('Passed only when tried again', all('flaky'))
    tell(`Failed (STACKJURY_SEED=${process.env['STACKJURY_SEED']})`, all('failed'))
    const passed = results.reduce((total, result) => total + result.passed, 0)
    process.stdout.write(`${passed} passed, ${all('failed').length} failed\n`)
    return all('failed').length === 0 ? 0 : 1
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
}

/** Where there is anything to tell: what was printed on the way is far above by now. */
function tell(title, lines) {
  say('')
  if (lines.length > 0) say(`${title}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
}

/** Something that either holds or not. Counts only when it does not. */
async function check(name, work) {
  say(`\n${name}`)
  const isWell = (await work()) === 0
  return { passed: 0, failed: isWell ? [] : [name], flaky: [] }
}

async function build() {
  await ensureBuilt()
  await ensureBrowser()
  await ensureTestTools()
  return 0
}

async function unit(name, report, chosen) {
  say(`\n${name}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode('node_modules/vitest/vitest.mjs', ['run', ...chosen, ...reporters])
  return reported(name, code, unitReport(await readReport(report)))
}

async function endToEnd(project, report) {
  say(`\nEnd-to-end tests: ${project}`)
  const args = ['test', '--project', project]
  const code = await runNode('node_modules/@playwright/test/cli.js', args, {
    env: { STACKJURY_E2E_REPORT: report },
  })
  return reported(`End-to-end tests: ${project}`, code, endToEndReport(await readReport(report)))
}

/** A run that fails without a failed test, as after an error that no test waited for, is one failure. */
function reported(name, code, report) {
  if (code === 0 || report.failed.length > 0) return report
  return { ...report, failed: [`${name}: ended with ${code}, see above`] }
}

async function readReport(path) {
  return readFile(path, 'utf8').then(JSON.parse, () => null)
}

test().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    say(error.message)
    process.stdout.write('0 passed, 1 failed\n')
    process.exitCode = 1
  },
)
