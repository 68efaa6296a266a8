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

/** How long the stores of other evaluations are looked at, in ms. */
const patience = 2_000

/**
 * Whether a change of another evaluation waits in the browser for its disk. Where that cannot be
 * read, nothing does that anybody could still save.
 */
export async function waitsElsewhere(id: EvaluationId): Promise<boolean> {
  const look = async () => {
    const names = await Dexie.getDatabaseNames()
    const here = new EvaluationDatabase(id).name
    for (const name of names.filter((one) => one.startsWith('evaluation-') && one !== here)) {
      // As it is, whatever its version.
      const db = new Dexie(name)
      try {
        await db.open()
        if ((await db.table('outbox').count()) > 0) return true
      } catch {
        // Looked at for what can be read.
      } finally {
        db.close()
      }
    }
    return false
  }
  return within(patience, look(), () => false).catch(() => false)
}
