import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { applyChangeSet, type ChangeSet } from '#shared/evaluation-file/change-set'
import { fromRowMaps, toRowMaps } from '#shared/evaluation-file/row-maps'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase, type OutboxEntry } from './database.ts'
import { isWell } from './store-failure.ts'
import { within } from './within.ts'

/** What a store begins with that takes the place of another. */
export interface Continued {
  readonly evaluation: Evaluation
  /** What the host has not acknowledged, in its order. */
  readonly unsent: readonly ChangeSet[]
}

/** A store with what waits in it for the host. */
export interface Filled {
  readonly db: EvaluationDatabase
  readonly waiting: readonly OutboxEntry[]
}

/**
 * The browser's own store, begun anew with what the window holds. Where another window has done so
 * already, or the store is well after all, it is that one, with what it lacks of what is unsent.
 *
 * @param content asked for once the old store is gone, and with it every change that was being
 *   written to it
 * @param wait how long what is there has to show that it may be gone on with, in ms; null where it
 *   may not
 * @throws {Error} when it cannot be begun anew
 */
export async function freshDatabase(
  id: EvaluationId,
  content: () => Continued,
  wait: number | null,
): Promise<Filled> {
  return navigator.locks.request(`store-${id}`, async () => {
    const present = wait === null ? null : await presentDatabase(id, content, wait)
    if (present) return present
    await dropDatabase(id)
    return filled(new EvaluationDatabase(id), content())
  })
}

/** The store as it is, if it takes and gives what it should; otherwise null. */
async function presentDatabase(
  id: EvaluationId,
  content: () => Continued,
  wait: number,
): Promise<Filled | null> {
  const db = new EvaluationDatabase(id)
  const goOn = async () => {
    const isFine = (await isWell(db)) && (await collectEvaluation(db)) !== null
    return isFine ? added(db, content().unsent) : null
  }
  const found = await within(wait, goOn(), () => null).catch(() => null)
  if (!found) db.close()
  return found
}

/** What waits in a store that is about to go; nothing where it cannot be read any more. */
export async function rescued(db: EvaluationDatabase): Promise<ChangeSet[]> {
  const entries = db.outbox.orderBy('n').toArray()
  const found = await within(patience, entries, () => []).catch(() => [])
  return found.map(({ changeSet }) => changeSet)
}

/** A store in memory, so that work goes on, and reaches the disk, without the browser's own. */
export async function standInDatabase(id: EvaluationId, content: Continued): Promise<Filled> {
  // Only ever fetched when something has failed.
  const { indexedDB, IDBKeyRange } = await import('fake-indexeddb')
  return filled(new EvaluationDatabase(id, { indexedDB, IDBKeyRange }), content)
}

async function filled(db: EvaluationDatabase, { evaluation, unsent }: Continued): Promise<Filled> {
  try {
    await db.open()
    await replaceContent(db, evaluation)
    return await added(db, unsent)
  } catch (error) {
    db.close()
    throw error
  }
}

/** Puts into the outbox what it lacks of it. */
export async function added(db: EvaluationDatabase, unsent: readonly ChangeSet[]): Promise<Filled> {
  return db.transaction('rw', db.outbox, async () => {
    const there = new Set((await db.outbox.toArray()).map(({ changeSet }) => changeSet.id))
    const lacking = unsent.filter((changeSet) => !there.has(changeSet.id))
    await db.outbox.bulkAdd(lacking.map((changeSet) => ({ changeSet })))
    return { db, waiting: await db.outbox.orderBy('n').toArray() }
  })
}

/** How long another window may hold on to a database that is to go, in ms. */
const patience = 2_000

/** @throws {Error} when the browser does not let go of it */
export async function dropDatabase(id: EvaluationId): Promise<void> {
  const old = new EvaluationDatabase(id)
  await within(patience, old.delete(), () => {
    throw new Error('The store could not be removed')
  })
}

/** An evaluation with changes that it does not have yet. Those that it has already change nothing. */
export function withChanges(evaluation: Evaluation, changes: readonly ChangeSet[]): Evaluation {
  if (changes.length === 0) return evaluation
  const rows = toRowMaps(evaluation)
  for (const changeSet of changes) applyChangeSet(rows, changeSet)
  return fromRowMaps(rows)
}
