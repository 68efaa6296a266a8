import { startTransition, useEffect, useMemo, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { type Tables, toEvaluation } from '#shared/evaluation-file/rows'
import { EvaluationDatabase } from './database.ts'
import { watchRows } from './live-rows.ts'

/**
 * The evaluation in a store as it is now; null until the first read.
 *
 * @param fallback while another window is just replacing the content
 */
export function useContent(
  db: EvaluationDatabase,
  fallback: () => Evaluation | null,
): Evaluation | null {
  const [tables, setTables] = useState<Tables | null>(null)

  useEffect(
    () =>
      // What comes back from the store is drawn between key presses, never before them.
      watchRows(db, (now) => startTransition(() => setTables(now))),
    [db],
  )

  return useMemo(() => {
    if (!tables) return null
    try {
      return toEvaluation(tables)
    } catch {
      // Another window is just replacing the content; the next read is whole again.
      return fallback()
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
  const now = useContent(db, nothing)
  // What was last whole stays on the screen while the content is being replaced.
  const [last, setLast] = useState(now)
  if (now && now !== last) setLast(now)
  return now ?? last
}

const nothing = () => null
