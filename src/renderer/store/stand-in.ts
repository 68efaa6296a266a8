import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { applyChangeSet, type ChangeSet } from '#shared/evaluation-file/change-set'
import { fromRowMaps, toRowMaps } from '#shared/evaluation-file/row-maps'
import { replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { within } from './within.ts'

/** What a store begins with that takes the place of another. */
export interface Continued {
  readonly evaluation: Evaluation
  /** What the host has not acknowledged, in its order. */
  readonly unsent: readonly ChangeSet[]
}

/** The browser's own store, begun anew with what the window holds. */
export async function freshDatabase(
  id: EvaluationId,
  content: Continued,
): Promise<EvaluationDatabase> {
  await dropDatabase(id)
  return filled(new EvaluationDatabase(id), content)
}

/** A store in memory, so that work goes on, and reaches the disk, without the browser's own. */
export async function standInDatabase(
  id: EvaluationId,
  content: Continued,
): Promise<EvaluationDatabase> {
  // Only ever fetched when something has failed.
  const { indexedDB, IDBKeyRange } = await import('fake-indexeddb')
  return filled(new EvaluationDatabase(id, { indexedDB, IDBKeyRange }), content)
}

async function filled(
  db: EvaluationDatabase,
  { evaluation, unsent }: Continued,
): Promise<EvaluationDatabase> {
  try {
    await db.open()
    await replaceContent(db, evaluation)
    await db.outbox.bulkAdd(unsent.map((changeSet) => ({ changeSet })))
    return db
  } catch (error) {
    db.close()
    throw error
  }
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
