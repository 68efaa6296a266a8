// Trying another weight in the largest room that we promise to serve, in the built app: 30 people
// × 20 candidates × 25 criteria. From the key, or the move of the mouse, to the painted frame with
// the new ranking. Writes bench/what-if.json.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { runnerImport } from 'vite'
import { startBrowserShell } from '../out/main/browser.js'

const root = resolve(import.meta.dirname, '..')
const limit = 50
const folder = mkdtempSync(join(tmpdir(), 'stackjury-what-if-'))
const evaluations = join(folder, 'evaluations')
mkdirSync(evaluations, { recursive: true })
writeFileSync(join(evaluations, 'large.stackjury'), await largeFile())

const shell = await startBrowserShell({
  root,
  userData: join(folder, 'data'),
  evaluations,
  headless: true,
})
const { page, context } = shell
page.setDefaultTimeout(60_000)
const browser = await context.newCDPSession(page)
await browser.send('Performance.enable', { timeDomain: 'threadTicks' })

await page.goto(`${new URL(page.url()).origin}/#/e/large/results`)
const slider = page.getByRole('slider').first()
await slider.waitFor()
await page.waitForTimeout(4000)
await page.evaluate(watch)

const keys = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']
await slider.focus()
const pressed = await measured(120, (i) => page.keyboard.press(keys[i % keys.length]))

await page.keyboard.press('Escape')
const box = await slider.locator('..').boundingBox()
const y = box.y + box.height / 2
await page.mouse.move(box.x + 10, y)
await page.mouse.down()
// Back and forth over two thirds of the bar, a few points at a time, as a hand does.
const at = (i) => box.x + 10 + Math.abs(((i * 3) % 200) - 100)
const dragged = await measured(240, (i) => page.mouse.move(at(i + 1), y), 40)
await page.mouse.up()

const result = {
  what: '30 people × 20 candidates × 25 criteria in the built app, ms from key or mouse to paint',
  day: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  load: Number(loadavg()[0].toFixed(1)),
  limit,
  pressed,
  dragged,
}
await shell.close()
rmSync(folder, { recursive: true, force: true })
writeFileSync(join(root, 'bench/what-if.json'), `${JSON.stringify(result, null, 2)}\n`)
for (const [name, row] of Object.entries({ pressed, dragged }))
  console.log(
    `${name.padEnd(8)} median ${row.median} ms, p95 ${row.p95} ms, max ${row.max} ms, processor ${row.work} ms`,
  )
const within = pressed.p95 <= limit && dragged.p95 <= limit
console.log(within ? 'Within the limit' : `Beyond the limit of ${limit} ms (load ${result.load})`)
process.exit(within ? 0 : 1)

/** Does something so many times and says how long it took until it could be seen. */
async function measured(times, act, pace = 120) {
  await page.waitForTimeout(1000)
  await page.evaluate(() => (window.painted = []))
  const before = await busy()
  for (let i = 0; i < times; i += 1) await Promise.all([act(i), delay(pace)])
  await page.waitForTimeout(500)
  const work = Number((((await busy()) - before) / times).toFixed(1))
  const taken = await page.evaluate(() => window.painted)
  if (taken.length < times / 2) throw new Error(`Only ${taken.length} of ${times} were seen`)
  const sorted = taken.toSorted((a, b) => a - b)
  const share = (part) => Math.round(sorted[Math.ceil(part * sorted.length) - 1])
  return { changes: taken.length, median: share(0.5), p95: share(0.95), max: share(1), work }
}

/** Processor time of the page's main thread so far, in ms; not the time it waited for others. */
async function busy() {
  const { metrics } = await browser.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
}

/** In the page: notes for every event that moves the weight when its new value has been painted. */
function watch() {
  window.painted = []
  const weight = () => document.activeElement?.getAttribute('aria-valuenow')
  const look = (started, before, frames) =>
    requestAnimationFrame(() => {
      if (weight() === before) {
        if (frames > 0) look(started, before, frames - 1)
        return
      }
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.painted.push(performance.now() - started)
      port2.postMessage(null)
    })
  for (const type of ['keydown', 'pointermove'])
    window.addEventListener(type, (event) => look(event.timeStamp, weight(), 3), true)
}

/** The large evaluation, revealed, as a file. */
async function largeFile() {
  const load = async (path) => (await runnerImport(join(root, path))).module
  const { largeEvaluation } = await load('test/large.ts')
  const { serializeEvaluationFile } = await load('src/shared/evaluation-file/file.ts')
  const { summarise } = await load('src/shared/domain/summary.ts')
  const evaluation = largeEvaluation()
  return serializeEvaluationFile(evaluation, 0, summarise(evaluation), {
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    byteLength: (text) => Buffer.byteLength(text),
  })
}
