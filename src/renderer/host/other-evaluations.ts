import { useEffect, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import type { Host } from './host.ts'
import { useHost } from './host-context.tsx'

export interface OtherEvaluation {
  readonly id: EvaluationId
  readonly title: string
}

/**
 * Evaluations that Home knows besides this one; none until they have been listed, and where they
 * cannot be.
 *
 * @param isWanted false asks for nothing
 */
export function useOtherEvaluations(
  id: EvaluationId,
  isWanted = true,
): readonly [readonly OtherEvaluation[], (other: OtherEvaluation) => void] {
  const host = useHost()
  const [others, setOthers] = useState<readonly OtherEvaluation[]>([])
  useEffect(() => {
    let isGone = false
    if (isWanted)
      void host.evaluations.list({}).then(
        (entries) => {
          if (isGone) return
          setOthers(
            entries.flatMap((entry) =>
              entry.id === null || entry.id === id || entry.summary === null
                ? []
                : [{ id: entry.id, title: entry.summary.title }],
            ),
          )
        },
        () => {},
      )
    return () => {
      isGone = true
    }
  }, [host, id, isWanted])
  return [others, (other) => setOthers((now) => [other, ...now])]
}

/** Another evaluation as it is now; nothing of it is left open. */
export async function readOther(host: Host, id: EvaluationId): Promise<Evaluation> {
  const { evaluation } = await host.evaluations.open({ id })
  await host.evaluations.close({ id })
  return evaluation
}
