import { useState } from 'react'
import type { Trial } from '#shared/domain/proof'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.ts'

interface Props {
  readonly trial: Trial
  /** YYYY-MM-DD */
  readonly today: string
  readonly onClose: () => void
  readonly onExtend: (end: string, reason: string) => void
}

/** A time box gets a later end, with the reason that the log keeps. */
export function ExtendDialog({ trial, today, onClose, onExtend }: Props) {
  const [end, setEnd] = useState('')
  const [reason, setReason] = useState('')
  const lacking =
    end === '' || end < today
      ? 'Needs an end that is not over yet'
      : reason.trim() === ''
        ? 'Needs a reason'
        : null
  return (
    <Dialog
      title="Extend the time box?"
      onClose={onClose}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Leave it
          </Button>
          <Button kind="primary" unavailable={lacking} onClick={() => onExtend(end, reason.trim())}>
            Extend the trial
          </Button>
        </>
      }
    >
      <p>
        <bdi className="med">{trial.title}</bdi>
      </p>
      <div data-autofocus>
        <TextField label="New end" type="date" value={end} onCommit={setEnd} />
      </div>
      <TextField label="Why it needs longer" value={reason} onCommit={setReason} />
    </Dialog>
  )
}
