import { useState } from 'react'
import type { OpenedEvaluation } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { useHost } from '../host/host-context.tsx'
import { describeFailure } from '../host/problems.ts'
import { useSession } from '../store/evaluation-context.tsx'
import { Button } from '../ui/button.tsx'
import { navigate, type Route } from '../ui/routes.ts'
import { useToast } from '../ui/toasts.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { FileState } from './use-file-state.ts'

type EvaluationRoute = Extract<Route, { page: 'step' | 'private' }>

/** How long to wait for the last changes before a conflict is settled, in ms. */
const patience = 3_000

/**
 * What others did to the file while it is open here: asks what is to become of two versions, and
 * says why the file lags behind.
 */
export function FileTrouble({
  route,
  file: { conflict, trouble, settled },
}: {
  readonly route: EvaluationRoute
  readonly file: FileState
}) {
  const host = useHost()
  const session = useSession()
  const toast = useToast()
  const { id } = session.opened.evaluation
  const [isAsking, setAsking] = useState(true)

  const settle = async (keep: 'mine' | 'theirs' | 'both') => {
    await session.outbox.settled(patience)
    const next = await host.evaluations.settleConflict({ id, keep })
    settled()
    toast(wordsFor(keep, next))
    const { evaluation } = next
    if (evaluation.id !== id) {
      const step = route.page === 'step' ? route.step : 'scoring'
      navigate({ page: 'step', id: evaluation.id, step, item: '' })
    }
  }

  if (conflict && isAsking) {
    return <ConflictDialog conflict={conflict} onSettle={settle} onLater={() => setAsking(false)} />
  }
  if (conflict) {
    return (
      <div className="notice" role="status">
        <span className="grow">
          Two versions: <bdi>{conflict.theirs.name}</bdi> was changed by another program, your work
          goes on in <bdi>{conflict.ours.name}</bdi>.
        </span>
        <Button size="small" onClick={() => setAsking(true)}>
          Decide
        </Button>
      </div>
    )
  }
  if (!trouble) return null
  const { what, next } = describeFailure(new AppError(trouble.code, trouble.message))
  return (
    <div className="notice" role="status">
      <span className="grow">
        Saved on this computer, but not yet in the file: <bdi>{what}</bdi> {next}
      </span>
      <Button size="small" onClick={() => void host.evaluations.snapshot({ id }).catch(() => {})}>
        Try again
      </Button>
      <Button size="small" onClick={() => navigate({ page: 'recovery', id, crashed: false })}>
        Restore points
      </Button>
    </div>
  )
}

function wordsFor(keep: 'mine' | 'theirs' | 'both', { file }: OpenedEvaluation): string {
  switch (keep) {
    case 'mine':
      return `Yours is ${file.name} again. Theirs is in the folder of removed evaluations.`
    case 'theirs':
      return `Opened theirs. Yours is a restore point, and a file in the folder of removed evaluations.`
    case 'both':
      return `Kept both. You go on with yours, ${file.name}; theirs is on Home.`
  }
}
