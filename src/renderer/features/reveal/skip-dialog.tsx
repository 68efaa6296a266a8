import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface Props {
  /** The reason as it was recorded; empty if it was not. */
  readonly before: string
  /** The reason to begin with; empty where leaving it out could change the result. */
  readonly usual: string
  readonly onSkip: (reason: string) => void
  readonly onClose: () => void
}

/** A cell is left out only with a reason; the mean stays its score. */
export function SkipDialog({ before, usual, onSkip, onClose }: Props) {
  const [reason, setReason] = useState(before || usual)
  const skip = () => {
    if (reason.trim() !== '') onSkip(reason)
  }
  return (
    <Dialog
      title="Why is this cell skipped?"
      onClose={onClose}
      onSubmit={skip}
      actions={
        <>
          <Button onClick={onClose}>Go on discussing</Button>
          <Button
            kind="primary"
            submit
            unavailable={reason.trim() === '' ? 'It needs a reason' : null}
            onClick={() => {}}
          >
            Skip this cell
          </Button>
        </>
      }
    >
      <div className="fieldset">
        <label className="label" htmlFor="skip-reason">
          Reason
        </label>
        <input
          id="skip-reason"
          className="field"
          dir="auto"
          data-autofocus
          autoComplete="off"
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="xs ink3">
          Goes into the decision record. Without an agreed score the mean stays.
        </span>
      </div>
    </Dialog>
  )
}
