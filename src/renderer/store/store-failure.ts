/** Telling a store that has failed from a change that makes no sense. */
import type { EvaluationDatabase } from './database.ts'

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
