// How long the decision record takes as a PDF: the worked sample, and 30 people × 20 candidates × 25
// criteria; in the app, from the request to the file, and in the terminal, where the program starts, too.
// Writes bench/record.json.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { circumstances, largeFile, openFile, root, spreadOf } from './large-room.mjs'

const runs = 5
const cli = join(root, 'out/main/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'stackjury-bench-'))
const large = join(folder, 'large.stackjury')
writeFileSync(large, await largeFile(true))

/** @returns how long each run took, in ms; the first is left out, because it reads the program from disk */
function print(file) {
  const times = []
  for (let n = 0; n <= runs; n++) {
    const began = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [
      cli,
      'export',
      file,
      '--pdf',
      join(folder, 'record.pdf'),
    ])
    if (status !== 0) throw new Error(String(stderr))
    times.push(performance.now() - began)
  }
  return times.slice(1)
}

/** The same in the app, with its window open. */
async function printInApp(file, id) {
  const { page, close } = await openFile(readFileSync(file, 'utf8'), `${id}/decision/record`)
  await page.locator('main h1').first().waitFor()
  await delay(3000)
  const times = []
  for (let n = 0; n <= runs; n++) {
    times.push(
      await page.evaluate(async (of) => {
        const began = performance.now()
        const input = { id: of, kind: 'pdf' }
        const answer = await window.bridge.send({ method: 'exports.save', input })
        if (!answer.ok) throw new Error(JSON.stringify(answer))
        return performance.now() - began
      }, id),
    )
    await delay(500)
  }
  await close()
  return times.slice(1)
}

const told = (times) => ({ ...spreadOf(times), all: times.map(Math.round) })
const measured = async (file, id, limit) => ({
  limit,
  app: told(await printInApp(file, id)),
  terminal: told(print(file)),
})
const sample = await measured(
  join(root, 'resources/samples/nordhavn.stackjury'),
  'nordhavn-sample',
  3000,
)
const whole = await measured(large, 'large', 15_000)
rmSync(folder, { recursive: true, force: true })

const result = {
  what: 'Decision record as a PDF, from the request to the file, ms',
  ...circumstances(),
  runs,
  sample,
  large: whole,
}
writeFileSync(join(root, 'bench/record.json'), `${JSON.stringify(result, null, 2)}\n`)
for (const [name, { limit, app, terminal }] of Object.entries({ sample, large: whole }))
  console.log(
    `${name} ${app.median} ms in the app (limit ${limit}), ${terminal.median} ms in the terminal`,
  )
const isWell = [sample, whole].every(({ limit, app }) => app.median <= limit)
console.log(isWell ? 'All within limits' : 'Beyond limits')
process.exit(isWell ? 0 : 1)
