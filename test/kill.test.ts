import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { tempFolder } from './temp-folder.ts'

/** How often; the full figure is asked for by `npm run test:full`. */
const runs = Number(process.env['STACKJURY_KILL_RUNS'] ?? 20)
const seed = Number(process.env['STACKJURY_SEED'] ?? Date.now() % 1_000_000)

const root = join(import.meta.dirname, '..')
const built = join(root, 'node_modules/.cache/kill-writer')

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'kill-writer.ts'),
      outDir: built,
      emptyOutDir: true,
      target: 'node20',
    },
  })
})

interface Life {
  readonly opened: readonly string[]
  readonly missing: readonly string[]
  readonly acknowledged: readonly string[]
}

/** Starts a host, lets it save for a while and kills it without warning. */
async function live(folder: string, first: number, milliseconds: number): Promise<Life> {
  const child = fork(join(built, 'kill-writer.js'), [folder, root, String(first)])
  const acknowledged: string[] = []
  const start = await new Promise<Life>((resolve, reject) => {
    child.on(
      'message',
      (message: { acknowledged?: string; opened?: string[]; missing?: string[] }) => {
        if (message.acknowledged) acknowledged.push(message.acknowledged)
        if (message.opened) {
          resolve({ opened: message.opened, missing: message.missing ?? [], acknowledged })
        }
      },
    )
    child.once('exit', (code) => reject(new Error(`The host ended by itself with ${code}`)))
  })
  await delay(milliseconds)
  await killed(child)
  return start
}

async function killed(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
}

/** A small generator, so that a run can be repeated from its seed. */
function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}

describe(`killing the host while it saves (seed ${seed})`, () => {
  /** Kills a host again and again. What each next one found out about the one before, if anything. */
  const lives = async (between: (folder: string, random: () => number) => Promise<void>) => {
    const random = randomFrom(seed)
    const folder = await tempFolder()
    await mkdir(join(folder, 'data'))
    const kept = new Set<string>()
    const failures: object[] = []
    for (let run = 0; run <= runs; run++) {
      const { opened, missing, acknowledged } = await live(folder, run * 10_000, 5 + random() * 120)
      const lost = [...kept].filter((name) => !opened.includes(name))
      const doubles = opened.length - new Set(opened).size
      if (lost.length + doubles + missing.length > 0) failures.push({ run, lost, doubles, missing })
      for (const name of [...opened, ...acknowledged]) kept.add(name)
      await between(folder, random)
    }
    return { failures, kept: kept.size }
  }
  const nothingLost = { failures: [], kept: expect.any(Number) }
  const timeout = runs * 3_000

  it('loses nothing that was acknowledged', { timeout }, async () => {
    const outcome = await lives(async () => {})
    expect(outcome).toEqual(nothingLost)
    expect(outcome.kept).toBeGreaterThan(runs)
  })

  it('loses nothing when one copy of the journal is damaged, too', { timeout }, async () => {
    const outcome = await lives(async (folder, random) => {
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
    const outcome = await lives(async (folder, random) => {
      for (const path of await filesBelow(join(folder, 'evaluations'), '.stackjury')) {
        const bytes = await readFile(path)
        const at = Math.floor(random() * bytes.length)
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
