import type { Evaluation } from '#shared/domain/evaluation'
import { type Tables, tableNames, toEvaluation, toTables } from '#shared/evaluation-file/rows'
import type { EvaluationDatabase } from './database.ts'

/** All rows, read in one transaction, so that they belong together. */
export async function readTables(db: EvaluationDatabase): Promise<Tables> {
  return db.transaction('r', Object.values(db.content), async () => {
    const lists = await Promise.all(
      tableNames.map(async (name) => [name, await db.table(name).toArray()]),
    )
    return Object.fromEntries(lists) as Tables
  })
}

/** The evaluation in the store, or null if the store is empty or was damaged. */
export async function collectEvaluation(db: EvaluationDatabase): Promise<Evaluation | null> {
  try {
    return toEvaluation(await readTables(db))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Makes the store hold exactly this evaluation. What could be undone before cannot be any more. */
export async function replaceContent(
  db: EvaluationDatabase,
  evaluation: Evaluation,
): Promise<void> {
  const rows = toTables(evaluation)
  await db.transaction('rw', [...Object.values(db.content), db.history], async () => {
    await db.history.clear()
    for (const name of tableNames) {
      await db.table(name).clear()
      await db.table(name).bulkPut([...rows[name]])
    }
  })
}
