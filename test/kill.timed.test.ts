import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { hasCode } from '../src/main/storage/fs-port.ts'
import { campaign, isFull, randomFrom } from './campaign.ts'
import { tempFolder } from './temp-folder.ts'

const { seed, runs } = campaign({ short: 50, full: 500 })
/** The other kinds of crash, too: a machine that builds has better things to do than to wait. */
const damagedRuns = campaign({ short: 25, full: 500 }).runs

/** From the fork to an evaluation that is open, in ms. Short runs have others beside them, the full ones have none. */
const longestStart = isFull() ? 1_000 : 2_000

/** How often one evaluation is killed, before the next one is. */
const livesOfOne = 25

const root = join(import.meta.dirname, '..')
const built = join(root, 'node_modules/.cache/kill-writer')

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // One file starts in half the time.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      rolldownOptions: {
        input: {
          'kill-writer': join(import.meta.dirname, 'kill-writer.ts'),
          'intake-worker': join(root, 'src/main/intake-worker.ts'),
        },
      },
      outDir: built,
      emptyOutDir: true,
      target: 'node20',
    },
  })
}, 120_000)

interface Life {
  readonly opened: readonly string[]
  readonly missing: readonly string[]
  readonly acknowledged: readonly string[]
  /** From the fork until the evaluation stood open, by the clock. */
  readonly tookMs: number
  /** What the processors did for that, all threads together, whatever else they were doing. */
  readonly workedMs: number
}

/**
 * Starts a host, lets it save for a while and kills it without warning.
 *
 * @throws {Error} when it ends by itself
 */
async function live(folder: string, first: number, milliseconds: number): Promise<Life> {
  const begun = performance.now()
  const child = fork(join(built, 'kill-writer.js'), [folder, root, String(first)])
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(endedByItself(code, signal)))
  })
  // Its end is of interest until it is killed.
  ended.catch(() => {})
  const acknowledged: string[] = []
  const opened = new Promise<Life>((resolve) => {
    child.on('message', (message: Partial<Life> | { readonly acknowledged: string }) => {
      if (typeof message.acknowledged === 'string') acknowledged.push(message.acknowledged)
      else if ('opened' in message && message.opened) {
        const { opened, missing = [], workedMs = Number.NaN } = message
        const tookMs = performance.now() - begun
        resolve({ opened, missing, acknowledged, tookMs, workedMs })
      }
    })
  })
  const start = await Promise.race([opened, ended])
  await Promise.race([delay(milliseconds), ended])
  await killed(child)
  return start
}

async function killed(child: ChildProcess): Promise<void> {
  const { exitCode, signalCode } = child
  if (exitCode !== null || signalCode !== null) throw endedByItself(exitCode, signalCode)
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
}

const endedByItself = (code: number | null, signal: string | null) =>
  new Error(`The host ended by itself with ${code ?? signal}`)

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  // One that is killed early has no journal yet.
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  })
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}

describe(`killing the host while it saves (seed ${seed})`, () => {
  /** Kills a host again and again. What each next one found out about the one before, if anything. */
  const lives = async (
    runs: number,
    what: string,
    between: (folder: string, random: () => number) => Promise<void>,
  ) => {
    const random = randomFrom(seed)
    const failures: object[] = []
    const starts: Life[] = []
    let keptInAll = 0
    for (let done = 0; done < runs; done += livesOfOne) {
      const folder = await tempFolder()
      await mkdir(join(folder, 'data'))
      const kept = new Set<string>()
      // One more, to see what the last kill has left.
      for (let run = 0; run <= livesOfOne; run++) {
        const life = await live(folder, run * 10_000, 5 + random() * 120)
        const { opened, missing, acknowledged } = life
        starts.push(life)
        const lost = [...kept].filter((name) => !opened.includes(name))
        const doubles = opened.length - new Set(opened).size
        if (lost.length + doubles + missing.length > 0) {
          failures.push({ done, run, lost, doubles, missing })
        }
        for (const name of [...opened, ...acknowledged]) kept.add(name)
        await between(folder, random)
      }
      keptInAll += kept.size
    }
    // On a machine that is busy the clock counts others, too; the processors count what was done
    // side by side twice. A start that took too long is over by both.
    const inTime = p95(starts.map(({ tookMs, workedMs }) => Math.min(tookMs, workedMs)))
    console.log(
      `seed ${seed}: ${runs} kills ${what}: ${keptInAll} changes kept, p95 of starting ${p95(starts.map(({ tookMs }) => tookMs))} ms by the clock, ${p95(starts.map(({ workedMs }) => workedMs))} ms of the processors, ${inTime} ms by the lesser of each`,
    )
    return { failures, keepsEnough: keptInAll > runs, startsInTime: inTime < longestStart }
  }
  const nothingLost = { failures: [], keepsEnough: true, startsInTime: true }
  const timeout = runs * 6_000

  it('loses nothing that was acknowledged', { timeout }, async () => {
    const outcome = await lives(runs, 'in the middle of saving', async () => {})
    expect(outcome).toEqual(nothingLost)
  })

  it('loses nothing when one copy of the journal is damaged, too', { timeout }, async () => {
    const outcome = await lives(damagedRuns, 'and a damaged journal', async (folder, random) => {
      const copy = random() < 0.5 ? '.a.journal' : '.b.journal'
      for (const path of await filesBelow(join(folder, 'data', 'journal'), copy)) {
        const bytes = await readFile(path)
        for (let n = 0; n < 3; n++) flip(bytes, Math.floor(random() * bytes.length), random)
        const garbage = Buffer.from(Array.from({ length: 40 }, () => random() * 256))
        await writeFile(path, random() < 0.5 ? bytes : Buffer.concat([bytes, garbage]))
      }
    })
    expect(outcome).toEqual(nothingLost)
  })

  it('loses nothing when the file is damaged, too', { timeout }, async () => {
    const outcome = await lives(damagedRuns, 'and a damaged file', async (folder, random) => {
      for (const path of await filesBelow(join(folder, 'evaluations'), '.stackjury')) {
        const bytes = await readFile(path)
        // Before that the version of the format is told: damage there is a newer release.
        const at = Math.min(bytes.length, 60 + Math.floor(random() * (bytes.length - 60)))
        flip(bytes, at, random)
        await writeFile(path, random() < 0.5 ? bytes : bytes.subarray(0, at))
      }
    })
    expect(outcome).toEqual(nothingLost)
  })
})

function flip(bytes: Buffer, at: number, random: () => number): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
}

function p95(values: readonly number[]): number {
  return Math.round(
    values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN,
  )
}
