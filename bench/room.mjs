// The largest room that we promise to serve, in the built app: 30 people × 20 candidates × 25
// criteria. Key press to paint on the score sheet, in the table and in the reveal, the reveal
// itself, and the memory of the page. Writes bench/room.json.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { runnerImport } from 'vite'
import { startBrowserShell } from '../out/main/browser.js'

const root = resolve(import.meta.dirname, '..')
const limits = { keyP95: 50, reveal: 500, memory: 400 }
/** Between two presses, ms: faster than anybody scores, about as fast as digits are typed from paper. */
const pace = 120

const folder = mkdtempSync(join(tmpdir(), 'stackjury-room-'))
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
// Time of the processor and not of the clock, so that other work on the machine does not count.
await browser.send('Performance.enable', { timeDomain: 'threadTicks' })

await page.goto(`${new URL(page.url()).origin}/#/e/blind/scoring`)
await page.getByText('30 of 30').or(page.getByText('500 of 500')).first().waitFor()
await watchKeys()

const result = {
  what: '30 people × 20 candidates × 25 criteria in the built app, ms from key press to paint',
  day: new Date().toISOString().slice(0, 10),
  /** How many processes wanted the processors in the last minute: other work makes the numbers worse. */
  load: Number(loadavg()[0]?.toFixed(1)),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  limits,
  keys: {},
}

result.keys.people = await presses(repeated(['ArrowDown'], 30))

await page.goto(`${new URL(page.url()).origin}/#/e/blind/private/scores/person1`)
await page.getByRole('button', { name: /^I am/ }).waitFor()
await page.keyboard.press('Enter')
await page.getByRole('tab').first().waitFor()
result.keys.sheet = await presses(repeated(['3', '4', '2', '5', '1', '0', 'Tab', 'ArrowDown'], 120))

await page.keyboard.press('g')
await page.getByRole('heading', { name: 'Score sheet as a table' }).waitFor()
result.keys.table = await presses(
  repeated(['3', '4', '2', '5', '1', '0', 'ArrowRight', 'ArrowDown'], 120),
)

await page.keyboard.press('Control+Enter')
await page.getByText('Everybody is finished').waitFor()
await page.keyboard.press('Enter')
await page.getByRole('heading', { name: 'Scoring' }).waitFor()
await page.waitForTimeout(1000)
result.reveal = await timeOf('[aria-label="Agreed score"]', () => page.keyboard.press('Control+r'))

await page.waitForTimeout(1000)
result.keys.reveal = await presses(repeated(['ArrowDown', 'ArrowDown', 'ArrowUp', 'm'], 60))
result.keys.agreed = await presses(repeated(['Enter'], 20))

await page.waitForTimeout(1000)
result.memory = await memory()
await shell.close()
rmSync(folder, { recursive: true, force: true })

const failures = [
  ...Object.entries(result.keys)
    .filter(([, { p95 }]) => p95 > limits.keyP95)
    .map(([name, { p95 }]) => `${name}: p95 ${p95} ms`),
  ...(result.reveal > limits.reveal ? [`reveal: ${result.reveal} ms`] : []),
  ...(result.memory.rendererMb > limits.memory ? [`memory: ${result.memory.rendererMb} MB`] : []),
]
writeFileSync(join(root, 'bench/room.json'), `${JSON.stringify(result, null, 2)}\n`)
for (const [name, { median, p95, max, work }] of Object.entries(result.keys)) {
  console.log(
    `${name.padEnd(8)} median ${median} ms, p95 ${p95} ms, max ${max} ms, ${work} ms of the processor`,
  )
}
console.log(`reveal ${result.reveal} ms; memory ${JSON.stringify(result.memory)}`)
console.log(failures.length === 0 ? 'All within limits' : `Beyond limits: ${failures.join('; ')}`)
process.exit(failures.length === 0 ? 0 : 1)

/** The large evaluation, blind and fully scored, as a file. */
async function largeFile() {
  const load = async (path) => (await runnerImport(join(root, path))).module
  const { largeEvaluation } = await load('test/large.ts')
  const { serializeEvaluationFile } = await load('src/shared/evaluation-file/file.ts')
  const { summarise } = await load('src/shared/domain/summary.ts')
  const evaluation = largeEvaluation({ revealed: false })
  return serializeEvaluationFile(evaluation, 0, summarise(evaluation), {
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    byteLength: (text) => Buffer.byteLength(text),
  })
}

/** Notes for every key press when the frame that follows it has been painted. */
async function watchKeys() {
  const watch = () => {
    window.pressed = []
    window.addEventListener(
      'keydown',
      (event) => {
        if (['Control', 'Shift', 'Alt'].includes(event.key)) return
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => window.pressed.push(performance.now() - event.timeStamp)
          port2.postMessage(null)
        })
      },
      true,
    )
  }
  await context.addInitScript(watch)
  await page.evaluate(watch)
}

async function presses(keys) {
  await page.waitForTimeout(1500)
  await page.evaluate(() => (window.pressed = []))
  const before = await busy()
  for (const key of keys) await Promise.all([page.keyboard.press(key), delay(pace)])
  await page.waitForTimeout(500)
  const work = Number((((await busy()) - before) / keys.length).toFixed(1))
  const taken = await page.evaluate(() => window.pressed)
  if (taken.length !== keys.length) throw new Error(`${taken.length} of ${keys.length} presses`)
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share) => Math.round(sorted[Math.ceil(share * sorted.length) - 1])
  return { presses: keys.length, median: at(0.5), p95: at(0.95), max: at(1), work }
}

/** Processor time that the page's main thread has used, in ms: everything, also what follows a press. */
async function busy() {
  const { metrics } = await browser.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
}

/** From the key press to the painted frame in which an element is there. */
async function timeOf(selector, act) {
  await page.evaluate((wanted) => {
    window.shown = new Promise((resolve) => {
      let pressed = null
      window.addEventListener('keydown', (event) => (pressed ??= event.timeStamp), true)
      const observer = new MutationObserver(() => {
        if (pressed === null || !document.querySelector(wanted)) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - pressed)
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, { childList: true, subtree: true })
    })
  }, selector)
  await act()
  return Math.round(await page.evaluate(() => window.shown))
}

/** What the page's process keeps for itself (Linux only, else null), and its JavaScript heap, in MB. */
async function memory() {
  await browser.send('HeapProfiler.collectGarbage')
  const { usedSize } = await browser.send('Runtime.getHeapUsage')
  const heapMb = Math.round(usedSize / 1024 / 1024)
  if (process.platform !== 'linux') return { heapMb, rendererMb: null }
  const kilobytes = rendererPids().map((pid) =>
    Number(/RssAnon:\s*(\d+)/.exec(readProc(pid, 'status'))?.[1] ?? 0),
  )
  return { heapMb, rendererMb: Math.round(Math.max(...kilobytes) / 1024) }
}

/** Renderers of the browser that this process started. */
function rendererPids() {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, /PPid:\s*(\d+)/.exec(readProc(pid, 'status'))?.[1]]),
  )
  const isOurs = (pid) =>
    pid === String(process.pid) || (parents.has(pid) && isOurs(parents.get(pid)))
  return [...parents.keys()].filter(
    (pid) => readProc(pid, 'cmdline').includes('--type=renderer') && isOurs(pid),
  )
}

/** Empty for a process that has just ended. */
function readProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

function repeated(keys, length) {
  return Array.from({ length }, (_, n) => keys[n % keys.length])
}
