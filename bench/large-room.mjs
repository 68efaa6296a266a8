// The largest room that we promise to serve, opened in the built app: 30 people × 20 candidates × 25
// criteria, every vote given.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { startBrowserShell } from '../out/main/browser.js'

export const root = resolve(import.meta.dirname, '..')

/** The app with the largest evaluation in its folder, at `path` of the page's addresses. */
export const openLargeRoom = async ({ revealed, path }) => openFile(await largeFile(revealed), path)

/** The app with an evaluation file of this text in its folder, at `path` of the page's addresses. */
export async function openFile(text, path) {
  const folder = mkdtempSync(join(tmpdir(), 'stackjury-bench-'))
  const evaluations = join(folder, 'evaluations')
  mkdirSync(evaluations, { recursive: true })
  writeFileSync(join(evaluations, 'one.stackjury'), text)
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
  const goTo = (address) => page.goto(`${new URL(page.url()).origin}/#/e/${address}`)
  await goTo(path)
  return {
    page,
    context,
    browser,
    goTo,
    /** Processor time that the page's main thread has used, in ms: everything, also what follows a press. */
    busy: async () => {
      const { metrics } = await browser.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
    },
    close: async () => {
      await shell.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** When and where something was measured. */
export function circumstances() {
  return {
    day: new Date().toISOString().slice(0, 10),
    /** How many processes wanted the processors in the last minute: other work makes the numbers worse. */
    load: Number(loadavg()[0]?.toFixed(1)),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  }
}

/** Median, 95th percentile and maximum of some times, in whole ms. */
export function spreadOf(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => Math.round(sorted[Math.ceil(share * sorted.length) - 1])
  return { median: at(0.5), p95: at(0.95), max: at(1) }
}

/** The text of its file. */
export async function largeFile(revealed) {
  const load = async (path) => (await runnerImport(join(root, path))).module
  const { largeEvaluation } = await load('test/large.ts')
  const { serializeEvaluationFile } = await load('src/shared/evaluation-file/file.ts')
  const { summarise } = await load('src/shared/domain/summary.ts')
  const evaluation = largeEvaluation({ revealed })
  return serializeEvaluationFile(evaluation, 0, summarise(evaluation), {
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    byteLength: (text) => Buffer.byteLength(text),
  })
}
