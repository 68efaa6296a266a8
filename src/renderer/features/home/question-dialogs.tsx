import { useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { KnownEntry } from './use-home.ts'

interface RemoveProps {
  readonly entry: KnownEntry
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Asks before a file is moved away: undo cannot bring it back. */
export function RemoveDialog({ entry, onRemove, onClose }: RemoveProps) {
  return (
    <Dialog
      title={`Remove “${entry.summary.title || entry.file.name}”?`}
      onClose={onClose}
      actions={
        <>
          <span data-autofocus>
            <Button onClick={onClose}>Keep it</Button>
          </span>
          <Button kind="danger" onClick={onRemove}>
            Remove
          </Button>
        </>
      }
    >
      <p className="ink2">
        <bdi>{entry.file.name}</bdi> moves to the folder of removed evaluations. It can be taken
        back from there by hand.
      </p>
    </Dialog>
  )
}

interface MoveProps {
  readonly entry: KnownEntry
  readonly onMove: (day: string) => void
  readonly onClose: () => void
}

/** A new day for a review that is due. */
export function MoveReviewDialog({ entry, onMove, onClose }: MoveProps) {
  const id = useId()
  const [day, setDay] = useState(entry.summary.reviewDate ?? '')
  const move = () => {
    if (day !== '' && day !== entry.summary.reviewDate) onMove(day)
    else onClose()
  }
  return (
    <Dialog
      title="When is the review?"
      onClose={onClose}
      onSubmit={move}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" submit onClick={() => {}}>
            Move the review
          </Button>
        </>
      }
    >
      <div className="fieldset" data-autofocus>
        <label className="label" htmlFor={id}>
          Review of <bdi>{entry.summary.title}</bdi>
        </label>
        <input
          id={id}
          className="field"
          type="date"
          value={day}
          required
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
