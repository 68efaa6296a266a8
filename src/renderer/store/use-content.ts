import { liveQuery } from 'dexie'
import { startTransition, useEffect, useMemo, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { type TableName, type Tables, tableNames, toEvaluation } from '#shared/evaluation-file/rows'
import { EvaluationDatabase } from './database.ts'

/**
 * The evaluation in a store as it is now; null until the first read. Reads each table on its own,
 * so that a vote does not read the use cases again.
 *
 * @param fallback while another window is just replacing the content
 */
export function useContent(db: EvaluationDatabase, fallback: Evaluation | null): Evaluation | null {
  const [tables, setTables] = useState<Partial<Tables>>({})

  useEffect(() => {
    const subscriptions = tableNames.map((name: TableName) =>
      liveQuery(() => db.table(name).toArray()).subscribe((rows) =>
        // What comes back from the store is drawn between key presses, never before them.
        startTransition(() => setTables((before) => ({ ...before, [name]: rows }))),
      ),
    )
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe()
    }
  }, [db])

  return useMemo(() => {
    if (Object.keys(tables).length < tableNames.length) return null
    try {
      // Every table has been read, so it is whole.
      return toEvaluation(tables as Tables)
    } catch {
      // Another window is just replacing the content; the next read is whole again.
      return fallback
    }
  }, [tables, fallback])
}

/**
 * The evaluation as another window has it in the store, for looking only: nothing is asked of the
 * host and nothing is written. Null while there is nothing to see. A component that uses it is
 * keyed by the id.
 */
export function useStoredEvaluation(id: EvaluationId): Evaluation | null {
  const [db] = useState(() => new EvaluationDatabase(id))
  useEffect(() => () => db.close(), [db])
  const now = useContent(db, null)
  // What was last whole stays on the screen while the content is being replaced.
  const [last, setLast] = useState(now)
  if (now && now !== last) setLast(now)
  return now ?? last
}
