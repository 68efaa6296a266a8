import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import type { WaitingChange } from './use-trials.ts'

/** What a trial must reach is not changed after its start without saying why. */
export function ChangeReasonDialog({
  waiting,
  onClose,
}: {
  readonly waiting: WaitingChange
  readonly onClose: () => void
}) {
  return (
    <ReasonDialog
      title="Change this after the start?"
      keep="Leave it"
      act="Change it"
      onClose={onClose}
      onAct={waiting.go}
    >
      <p>
        <bdi className="med">{waiting.what}.</bdi>
      </p>
      <p className="ink2">
        The trial has started. The log and the record say what was changed, when and why.
      </p>
    </ReasonDialog>
  )
}

/** A trial that is stopped without one of its stop rules says why. */
export function StopTrialDialog({
  title,
  onClose,
  onStop,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly onStop: (reason: string) => void
}) {
  return (
    <ReasonDialog
      title="Stop the trial?"
      keep="Not yet"
      act="Stop the trial"
      kind="danger"
      onClose={onClose}
      onAct={onStop}
    >
      <p>
        <bdi className="med">{title}</bdi>
      </p>
    </ReasonDialog>
  )
}
