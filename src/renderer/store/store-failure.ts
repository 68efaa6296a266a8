/** Telling a store that has failed from a change that makes no sense. */
import { Dexie } from 'dexie'
import type { EvaluationId } from '#shared/domain/ids'
import { EvaluationDatabase } from './database.ts'
import { within } from './within.ts'

/** Names of errors that a store gives and a change never does. */
const failuresOfStores = new Set([
  'AbortError',
  'DatabaseClosedError',
  'EmptiedError',
  'InvalidStateError',
  'MissingAPIError',
  'OpenFailedError',
  'QuotaExceededError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
])

/** Whether an error tells of the store, and not of what was to be written. */
export function isFailureOfStore(error: unknown): boolean {
  return error instanceof Error && failuresOfStores.has(error.name)
}

/** Whether the store still takes what it is given. */
export async function isWell(db: EvaluationDatabase): Promise<boolean> {
  try {
    await db.transaction('rw', db.history, async () => {
      const n = await db.history.add({ label: '', changes: [], undone: 1 })
      await db.history.delete(n)
    })
    return true
  } catch {
    return false
  }
}

/** How long the store of another evaluation is looked at, in ms. */
const patience = 2_000

/**
 * Whether a change of one of these evaluations waits in the browser for its disk. Where that cannot
 * be read, nothing does that anybody could still save.
 */
export async function waitsInAny(ids: readonly EvaluationId[]): Promise<boolean> {
  const nothing = () => false
  const none = (): string[] => []
  // Asking for one that is not there would make it.
  const names = await within(patience, Dexie.getDatabaseNames(), none).catch(none)
  const there = ids
    .map((id) => new EvaluationDatabase(id).name)
    .filter((one) => names.includes(one))
  // All at once: one that never answers must not hide the others.
  const looks = there.map((name) => within(patience, hasWaiting(name), nothing).catch(nothing))
  return (await Promise.all(looks)).some(Boolean)
}

/** @param name of the database, which is taken as it is, whatever its version */
async function hasWaiting(name: string): Promise<boolean> {
  const db = new Dexie(name)
  try {
    await db.open()
    return (await db.table('outbox').count()) > 0
  } finally {
    db.close()
  }
}
