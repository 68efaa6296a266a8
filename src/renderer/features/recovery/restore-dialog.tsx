import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface Props {
  /** Of the state that comes back. */
  readonly time: string
  readonly onRestore: () => void
  readonly onClose: () => void
}

/** Asks before everybody's screen changes at once. */
export function RestoreDialog({ time, onRestore, onClose }: Props) {
  return (
    <Dialog
      title={`Go back to ${time}?`}
      onClose={onClose}
      onSubmit={onRestore}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Keep the present state
          </Button>
          <span data-autofocus>
            <Button kind="primary" submit onClick={() => {}}>
              Restore
            </Button>
          </span>
        </>
      }
    >
      <p className="ink2">
        The present state is kept as a restore point first, and the restore can be undone. Windows
        that show this evaluation change with it.
      </p>
    </Dialog>
  )
}
