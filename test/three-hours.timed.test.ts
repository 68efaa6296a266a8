import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { ask } from '../e2e/bridge.ts'
import { heapOf } from '../e2e/heap.ts'
import { takeSaveTimes, watchSaves } from '../e2e/save-times.ts'
import { newFolders, startShell, type ShellInProcess } from '../e2e/shell.ts'
import { campaign } from './campaign.ts'
import { largeEvaluation } from './large.ts'

/**
 * Three hours in twenty minutes: every score that thirty people give, one key each. With
 * `STACKJURY_RUNS=2` two people, and still each kind of fault.
 *
 * Not among the end-to-end tests, although it is one: their runner looks through all steps of a test
 * for each new one, and took two thirds of a processor after ten people.
 */
const size = { people: 30, candidates: 20, criteria: 34 }
const { runs: people, seed, random } = campaign({ short: 0, full: size.people })
const minutes = 20
const cells = size.candidates * size.criteria
/** Between two keys, in ms. */
const pace = (minutes * 60_000) / (size.people * cells)
/** Keys until a fresh window has compiled what it needs. */
const warmUp = 300

const faults = ['deleted', 'crash', 'replaced', 'end of the browser', 'folder renamed'] as const
/** The last quarter is without, so that a window lives long enough for its memory to be weighed. */
const keysWithFaults = 0.75 * people * cells
/** Keys from one fault to the next: so many that each kind comes at least once. */
const untilNext = () =>
  Math.min(300 + Math.floor(random() * 500), Math.floor(keysWithFaults / (faults.length + 1)))

interface Heard {
  readonly changeSets: readonly ChangeSet[]
}

interface Card {
  readonly participantId: string
  readonly candidateId: string
  readonly votes: Readonly<Record<string, number | null>>
}

/** Votes by person, candidate and criterion. */
type Votes = ReadonlyMap<string, number | null>

it.skipIf(people === 0)(
  `a workshop of three hours in ${minutes} minutes, with a fault every so often: ${people} people, seed ${seed}`,
  { timeout: 3 * minutes * 60_000, retry: 0 },
  async () => {
    const evaluation = { ...largeEvaluation({ ...size, revealed: false }), scorecards: [] }
    const { id } = evaluation
    const folders = await newFolders()
    const answered: number[] = []
    const shown: number[] = []
    const happened: string[] = []
    const acknowledged = new Map<string, number | null>()
    const given = new Map<string, number>()
    const crashes: number[] = []
    let shell = await begin()
    let page = shell.page

    async function begin(): Promise<ShellInProcess> {
      const started = await startShell(folders)
      started.host.subscribe(({ event, payload }) => {
        if (event !== 'evaluations.changed') return
        // The contract has checked it before it was sent.
        for (const { changes } of (payload as Heard).changeSets) {
          for (const { table, after } of changes) {
            if (table === 'scorecards' && after)
              for (const one of votesOf(after as never)) note(one)
          }
        }
      })
      await started.page.getByRole('heading', { name: 'Start from' }).waitFor()
      await watchSaves(started.context, started.page)
      return started
    }
    function note([key, vote]: readonly [string, number | null]) {
      const [person = ''] = key.split(' ')
      if (!acknowledged.has(key)) given.set(person, (given.get(person) ?? 0) + 1)
      acknowledged.set(key, vote)
    }
    const onHost = async (): Promise<Votes> => {
      // What others did meanwhile is noticed now, so that the question is about what is there.
      await ask(page, 'evaluations.snapshot', { id }).catch(() => {})
      const { evaluation: now, conflict } = (await ask(page, 'evaluations.open', { id })) as {
        evaluation: { scorecards: readonly Card[] }
        conflict: object | null
      }
      if (conflict) await ask(page, 'evaluations.settleConflict', { id, keep: 'mine' })
      return new Map(now.scorecards.flatMap(votesOf))
    }
    /** What was acknowledged when the host was asked, and is not what it has. */
    const lostNow = async () => {
      const before = [...acknowledged]
      const found = await onHost()
      return before.filter(([key, vote]) => found.get(key) !== vote)
    }
    /** Where the file is now: it is written again, or followed, within some seconds. */
    const file = async () => {
      const { file: now } = (await ask(page, 'evaluations.open', { id })) as {
        file: { path: string }
      }
      await expect
        .poll(() => readFile(now.path).catch(() => null), { timeout: 20_000 })
        .not.toBeNull()
      return now.path
    }
    const measure = async () => {
      const times = await takeSaveTimes(page)
      answered.push(...times.answered)
      shown.push(...times.shown)
      return times.waiting
    }
    /** Until what was pressed is on disk, as far as it ever will be. */
    const settle = () => expect.poll(measure, { timeout: 15_000 }).toBe(0)
    const sit = async (person: string) => {
      // By way of the step, because the last one may have been the same person.
      for (const to of ['scoring', `private/scores/${person}`]) {
        await page.evaluate((hash) => {
          location.hash = hash
        }, `#/e/${id}/${to}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
      }
      await start()
    }
    const start = async () => {
      await page.getByRole('button', { name: /^I am/ }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('radiogroup').first().waitFor()
    }
    const fault = async (): Promise<void> => {
      // Each kind once, then by chance.
      const kind =
        faults[happened.length] ?? faults[Math.floor(random() * faults.length)] ?? 'deleted'
      const recent = crashes.filter((at) => Date.now() - at < 5 * 60_000)
      if (kind === 'crash' && recent.length >= 3) return
      happened.push(kind)
      if (kind === 'crash') {
        await measure()
        crashes.push(Date.now())
        const appears = shell.context.waitForEvent('page')
        const debug = await shell.context.newCDPSession(page)
        debug.send('Page.crash').catch(() => {})
        page = await appears
        await page.getByRole('button', { name: /^I am/ }).waitFor()
      } else if (kind === 'end of the browser') {
        await measure()
        const debug = await shell.context.newCDPSession(page)
        debug.send('Browser.crash').catch(() => {})
        await within(30_000, shell.closed, 'The shell did not notice that its browser had ended')
        await flipIn(join(folders.userData, 'browser-profile'), random)
        crashes.length = 0
        shell = await begin()
        page = shell.page
      } else if (kind === 'deleted') await rm(await file())
      else if (kind === 'replaced') {
        const path = await file()
        await writeFile(path, (await readFile(path, 'utf8')).replace('\n', '\n '))
      } else {
        await file()
        const elsewhere = `${folders.evaluations}-${happened.length}`
        await rename(folders.evaluations, elsewhere)
        await delay(3_000)
        // Unless the host has made a folder of that name again.
        await rename(elsewhere, folders.evaluations).catch(() => {})
      }
    }

    await ask(page, 'evaluations.create', { evaluation })
    const began = Date.now()
    let late = 0
    let pressed = 0
    let nextFault = untilNext()
    for (let n = 1; n <= people; n++) {
      const person = `person${n}`
      for (let sat = 0; (given.get(person) ?? 0) < cells; sat++) {
        expect(sat, `${person} has to sit down again and again`).toBeLessThan(40)
        await sit(person)
        for (let left = cells - (given.get(person) ?? 0); left > 0; left--) {
          await page.keyboard.press(String(1 + Math.floor(random() * 5)))
          pressed += 1
          const early = began + late + pressed * pace - Date.now()
          if (early > 0) await delay(early)
          else late -= early
          if (pressed < nextFault || pressed >= keysWithFaults) continue
          nextFault = pressed + untilNext()
          await fault()
          expect({ after: happened.at(-1), lost: await lostNow() }).toMatchObject({ lost: [] })
          break
        }
        await settle()
      }
      // Twenty minutes are long for whoever waits for them.
      if (n % 5 === 0) console.log(`${n} people, p95 so far ${p95(answered)} ms`)
    }
    const took = (Date.now() - began) / 60_000
    const heap = await heapOf(page)
    await page.reload()
    await start()
    // What is compiled of the program by working with it is no content: the fresh window works, too.
    for (let n = 0; n < warmUp; n++) {
      await page.keyboard.press(String(1 + Math.floor(random() * 5)))
      await delay(pace)
    }
    // A score that was there before makes no change, so that answers cannot be counted.
    await page.getByText(/^Saved /).waitFor()
    const fresh = await heapOf(page)
    const lost = await lostNow()
    const found = await onHost()
    await shell.close()
    const later = await startShell(folders)
    page = later.page
    await page.getByRole('heading', { name: 'Start from' }).waitFor()
    const reopened = await onHost()
    await later.close()
    await folders.remove()

    const growth = Math.round((heap / fresh - 1) * 100)
    const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
    process.stdout.write(
      `${people} people, ${found.size} scores, ${pressed} keys in ${took.toFixed(1)} min, ` +
        `${happened.length} faults (${[...new Set(happened)].join(', ')}), seed ${seed}: ${lost.length} lost, ` +
        `p95 from the key to the answer ${p95(answered)} ms (${answered.length}), ` +
        `to the words on the screen ${p95(shown)} ms (${shown.length}), ` +
        `heap ${megabytes(heap)}, ${growth} % above a fresh window\n`,
    )
    expect(lost).toEqual([])
    expect(reopened).toEqual(found)
    expect(found.size).toBe(people * cells)
    expect([...new Set(happened)].toSorted()).toEqual(faults.toSorted())
    expect(growth).toBeLessThan(20)
    // Every save until the window knows, and one of each second until the person does.
    expect(answered.length).toBeGreaterThan(found.size * 0.9)
    expect(p95(answered)).toBeLessThan(150)
    // Printed and not promised: keys come nine times as fast as people score, so that the line
    // says "Saving…" from one key to the next and "Saved" only in between.
    expect(shown.length).toBeGreaterThan(0)
  },
)

function votesOf({ participantId, candidateId, votes }: Card) {
  return Object.entries(votes).map(
    ([criterion, vote]) => [`${participantId} ${candidateId} ${criterion}`, vote] as const,
  )
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted.at(Math.floor(sorted.length * 0.95)) ?? Number.NaN)
}

async function within<T>(limit: number, work: Promise<T>, otherwise: string): Promise<T> {
  const late = delay(limit, null, { ref: false }).then(() => {
    throw new Error(otherwise)
  })
  late.catch(() => {})
  return Promise.race([work, late])
}

async function flipIn(profile: string, chance: () => number): Promise<void> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.parentPath.includes('IndexedDB'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.(log|ldb)$/.test(path))
  const path = files[Math.floor(chance() * files.length)]
  if (path === undefined) return
  const bytes = await readFile(path)
  const at = Math.floor(chance() * bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}
