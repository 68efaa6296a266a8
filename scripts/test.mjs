/**
 * `npm test`: whatever is missing is installed, then everything is checked. All checks run, also
 * after one has failed. The last line sums up: "N passed, N failed". With --full also what takes
 * minutes or needs other programs, such as another spreadsheet.
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

async function test() {
  requireNode()
  const isFull = process.argv.includes('--full')
  if (isFull) process.env['STACKJURY_FULL'] = '1'
  await ensureDependencies()
  if (isFull) await ensureCalc()
  const reports = await mkdtemp(join(tmpdir(), 'stackjury-test-'))
  try {
    const results = [
      await check('Types', () => run('npm', ['run', '--silent', 'types'])),
      await check('Lint and format', () => run('npm', ['run', '--silent', 'lint'])),
      // Some unit tests look at what is built.
      await check('Build', build),
      await unit(join(reports, 'unit.json')),
      await endToEnd('browser', join(reports, 'e2e.json')),
      // What is held against a limit of time, with nothing beside it.
      await endToEnd('timed', join(reports, 'timed.json')),
    ]
    const sum = (key) => results.reduce((total, result) => total + result[key], 0)
    say('')
    process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
    return sum('failed') === 0 ? 0 : 1
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
}

/** Something that either holds or not. Counts only when it does not. */
async function check(name, work) {
  say(`\n${name}`)
  const isWell = (await work()) === 0
  if (!isWell) say(`${name}: failed`)
  return { passed: 0, failed: isWell ? 0 : 1 }
}

async function build() {
  await ensureBuilt()
  await ensureBrowser()
  await ensureTestTools()
  return 0
}

async function unit(report) {
  say('\nUnit tests')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode('node_modules/vitest/vitest.mjs', args)
  const json = await readReport(report)
  return counted(code, json?.numPassedTests ?? 0, json?.numFailedTests ?? 0)
}

async function endToEnd(project, report) {
  say(`\nEnd-to-end tests: ${project}`)
  const args = ['test', '--project', project]
  const code = await runNode('node_modules/@playwright/test/cli.js', args, {
    env: { STACKJURY_E2E_REPORT: report },
  })
  const stats = (await readReport(report))?.stats
  return counted(code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0)
}

/** A run that fails without a failed test, as when a file does not load, is one failure. */
function counted(code, passed, failed) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
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
