/**
 * `npm start`: whatever is missing is installed and built, then the application opens. In
 * Electron where its runtime can be had, else in an installed browser. Without a display, the
 * worked sample is run instead and its decision record written.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  ensureBrowser,
  ensureBuilt,
  ensureDependencies,
  hasDisplay,
  requireNode,
  root,
  run,
  runNode,
  say,
} from './provision.mjs'

const electron = join(root, 'node_modules', 'electron')
const refusal = join(root, 'node_modules', '.cache', 'stackjury', 'no-electron')
/** How long fetching the runtime may take, in ms. */
const patience = 60_000
/** How long a failure to fetch it is believed, in ms. */
const memory = 24 * 60 * 60 * 1000

async function start(args) {
  requireNode()
  await ensureDependencies()
  await ensureBuilt()
  if (!hasDisplay()) return demonstrate()
  const runtime = await electronRuntime()
  if (runtime) return run(runtime, [root, ...args])
  await ensureBrowser()
  return runNode('out/main/browser.js', args)
}

/** The path of Electron's runtime, or null where it is not to be had. */
async function electronRuntime() {
  // Electron refuses to run sandboxed as root, and we do not run it without.
  if (process.getuid?.() === 0) return null
  const present = await presentRuntime()
  if (present) return present
  const refusedAt = Number(await readFile(refusal, 'utf8').catch(() => '0'))
  if (Date.now() - refusedAt < memory) return null
  say('Fetching Electron …')
  await runNode('node_modules/electron/install.js', [], { quiet: true, limit: patience })
  const fetched = await presentRuntime()
  if (fetched) return fetched
  say('Electron is not to be had here; Stackjury opens in an installed browser instead.')
  await mkdir(join(refusal, '..'), { recursive: true })
  await writeFile(refusal, String(Date.now()))
  return null
}

async function presentRuntime() {
  const name = await readFile(join(electron, 'path.txt'), 'utf8').catch(() => '')
  const path = join(electron, 'dist', name)
  return name !== '' && existsSync(path) ? path : null
}

/** Without a display: the worked sample, from its file to the printed record. */
async function demonstrate() {
  say('There is no display here, so no window opens. This is the worked sample instead.\n')
  const sample = 'resources/samples/nordhavn.stackjury'
  const record = join(root, 'out', 'demo', 'nordhavn-decision-record.pdf')
  const shown = await runNode('out/main/cli.js', ['results', sample])
  if (shown !== 0) return shown
  await ensureBrowser()
  await mkdir(join(record, '..'), { recursive: true })
  const printed = await runNode('out/main/cli.js', ['export', sample, '--pdf', record])
  if (printed === 0) say(`\nThe decision record is in ${record}`)
  return printed
}

start(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code ?? 1
  },
  (error) => {
    say(error.message)
    process.exitCode = 1
  },
)
