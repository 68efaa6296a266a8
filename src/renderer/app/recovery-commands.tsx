import type { EvaluationId } from '#shared/domain/ids'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { lookedAt } from '../host/look-host.ts'
import { useCommands } from '../ui/commands.tsx'
import { navigate } from '../ui/routes.ts'

/** The way to earlier states, from any step. */
export function RecoveryCommands({ id }: { readonly id: EvaluationId }) {
  const isReal = rehearsedFrom(id) === null && lookedAt(id) === null
  useCommands(
    isReal
      ? [
          {
            id: 'restore-points',
            label: 'Restore points: look at or go back to an earlier state',
            run: () => navigate({ page: 'recovery', id, crashed: false }),
          },
        ]
      : [],
  )
  return null
}
