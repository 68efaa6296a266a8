import { useState } from 'react'
import { counted } from '#shared/domain/format'
import type { Criterion } from '#shared/domain/judgement'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'

interface Props {
  readonly criterion: Criterion
  /** What would be lost: scores, agreed scores and lines of evidence. */
  readonly scores: number
  /** Whether its weight is locked, so that removing it is a change that needs a reason. */
  readonly isLocked: boolean
  /** Whether scoring has begun: then it can be put back later, with all that was said. */
  readonly isKept: boolean
  readonly onRemove: (reason: string) => void
  readonly onClose: () => void
}

/** Asked where scores would go or locked weights would change. All else can simply be undone. */
export function RemoveDialog({ criterion, scores, isLocked, isKept, onRemove, onClose }: Props) {
  const [reason, setReason] = useState('')
  const needsReason = isLocked || isKept
  const missing = needsReason && reason.trim() === ''
  const submit = () => {
    if (!missing) onRemove(reason.trim())
  }
  return (
    <Dialog
      title={`Remove ${criterion.name}?`}
      onClose={onClose}
      {...(needsReason ? { onSubmit: submit } : {})}
      actions={
        <>
          <span data-autofocus={needsReason ? undefined : true}>
            <Button onClick={onClose} keys="Escape">
              Keep it
            </Button>
          </span>
          <Button kind="danger" onClick={submit} unavailable={missing ? 'Needs a reason' : null}>
            Remove the criterion
          </Button>
        </>
      }
    >
      {scores > 0 && (
        <p className="ink2">
          {counted(scores, 'score or piece of evidence', 'scores and pieces of evidence')} on it
          would go with it.
          {isKept &&
            ' They are kept aside: it can be put back with them, and the results say that it was removed.'}
        </p>
      )}
      {isLocked && (
        <p className="ink2">
          The weights are locked. Those of the other criteria are scaled up to 100.00, and the
          record prints the change with its reason.
        </p>
      )}
      {needsReason && <ReasonField value={reason} onChange={setReason} />}
    </Dialog>
  )
}
