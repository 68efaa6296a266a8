import { useState } from 'react'
import type { FileConflict } from '#shared/host-contract'
import { useHost } from '../host/host-context.tsx'
import { describeFailure } from '../host/problems.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface Props {
  readonly conflict: FileConflict
  readonly onSettle: (keep: 'mine' | 'theirs' | 'both') => Promise<void>
  readonly onLater: () => void
}

/** Asks which of two versions of one file is to go on. Nothing is lost whatever the answer. */
export function ConflictDialog({ conflict, onSettle, onLater }: Props) {
  const host = useHost()
  const [failure, setFailure] = useState<ReturnType<typeof describeFailure> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { theirs, ours } = conflict
  const settle = (keep: 'mine' | 'theirs' | 'both') => {
    setBusy(true)
    setFailure(null)
    onSettle(keep)
      .catch((error: unknown) => setFailure(describeFailure(error)))
      .finally(() => setBusy(false))
  }
  const busy = isBusy ? 'wait for the disk' : null
  return (
    <Dialog
      title="Another program changed the file"
      onClose={onLater}
      width="38rem"
      actions={
        <>
          <span data-autofocus>
            <Button kind="primary" unavailable={busy} onClick={() => settle('both')}>
              Keep both
            </Button>
          </span>
          <Button unavailable={busy} onClick={() => settle('mine')}>
            Keep mine
          </Button>
          <Button unavailable={busy} onClick={() => settle('theirs')}>
            Keep theirs
          </Button>
          <Button kind="quiet" keys="Escape" onClick={onLater}>
            Decide later
          </Button>
        </>
      }
    >
      <p>
        <bdi className="strong">{theirs.name}</bdi> was written by another program while it was open
        here. It was left as it is. Everything that you see here is in{' '}
        <bdi className="strong">{ours.name}</bdi>. Nothing was lost.
      </p>
      <ul className="ink2" style={{ paddingLeft: '1.2rem' }}>
        <li>Both: yours becomes an evaluation of its own; theirs keeps its name.</li>
        <li>Mine: yours takes the name again; theirs moves to the folder of removed ones.</li>
        <li>Theirs: is opened here; yours stays a restore point.</li>
      </ul>
      <p>
        <Button
          size="small"
          icon="folder"
          onClick={() => void host.app.showInFolder({ file: theirs.handle })}
        >
          Show in folder
        </Button>
      </p>
      {failure && (
        <p className="error-text" role="alert">
          <bdi>{failure.what}</bdi> {failure.next}
        </p>
      )}
    </Dialog>
  )
}
