// Start to Home against start to a blank page, in the same browser shell: median of seven each, in
// turn, so that both see the same machine. Writes bench/startup.json.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startBrowserShell } from '../out/main/browser.js'

const runs = 7
const limit = 1.5
const root = resolve(import.meta.dirname, '..')

const blank = mkdtempSync(join(tmpdir(), 'stackjury-blank-'))
mkdirSync(join(blank, 'out/renderer'), { recursive: true })
writeFileSync(
  join(blank, 'out/renderer/index.html'),
  '<!doctype html><html lang="en"><title>Blank</title><h1>Blank</h1></html>',
)
symlinkSync(join(root, 'resources'), join(blank, 'resources'))
symlinkSync(join(root, 'package.json'), join(blank, 'package.json'))

/** From nothing to the heading on screen, in ms. A fresh profile each time: the slowest case. */
async function start(from, selector) {
  const folder = mkdtempSync(join(tmpdir(), 'stackjury-bench-'))
  const began = performance.now()
  const shell = await startBrowserShell({
    root: from,
    userData: join(folder, 'data'),
    evaluations: join(folder, 'evaluations'),
    headless: true,
  })
  await shell.page.locator(selector).first().waitFor()
  const took = performance.now() - began
  await shell.close()
  rmSync(folder, { recursive: true, force: true })
  return took
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const home = []
const empty = []
for (let n = 0; n < runs; n++) {
  empty.push(await start(blank, 'h1'))
  home.push(await start(root, 'text=Start from'))
}
rmSync(blank, { recursive: true, force: true })

const result = {
  what: 'Start of the browser shell to the first screen, ms, fresh profile',
  day: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  runs,
  blank: { median: Math.round(median(empty)), all: empty.map(Math.round) },
  home: { median: Math.round(median(home)), all: home.map(Math.round) },
  ratio: Number((median(home) / median(empty)).toFixed(2)),
  limit,
}
writeFileSync(join(root, 'bench/startup.json'), `${JSON.stringify(result, null, 2)}\n`)
console.log(
  `blank ${result.blank.median} ms, Home ${result.home.median} ms, ratio ${result.ratio} (limit ${limit})`,
)
process.exit(result.ratio <= limit ? 0 : 1)
