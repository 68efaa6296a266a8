import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly onStop: (reason: string) => void
}

/** A trial that is stopped without one of its stop rules says why. */
export function StopTrialDialog({ title, onClose, onStop }: Props) {
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title="Stop the trial?"
      onClose={onClose}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Not yet
          </Button>
          <Button
            kind="danger"
            unavailable={reason.trim() === '' ? 'Say why it is stopped' : null}
            onClick={() => onStop(reason.trim())}
          >
            Stop the trial
          </Button>
        </>
      }
    >
      <p>
        <bdi className="med">{title}</bdi>
      </p>
      <div data-autofocus>
        <TextField label="Why it is stopped" value={reason} onCommit={setReason} />
      </div>
    </Dialog>
  )
}
