import { counted } from '#shared/domain/format'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

interface WithdrawProps {
  /** Of the candidate, told apart from others. */
  readonly name: string
  readonly onWithdraw: (reason: string) => void
  readonly onClose: () => void
}

/** Taking a candidate off the list needs a reason, because the record prints it. */
export function WithdrawDialog({ name, onWithdraw, onClose }: WithdrawProps) {
  return (
    <ReasonDialog
      title={`Take ${name} off the shortlist?`}
      keep="Keep it"
      act="Take it off"
      onClose={onClose}
      onAct={onWithdraw}
    >
      <p className="ink2">
        It is not scored any more. Its scores stay, the record prints the reason, and it can be put
        back at any time.
      </p>
    </ReasonDialog>
  )
}

interface RemoveProps {
  /** Of the candidate, told apart from others. */
  readonly name: string
  /** What would be lost: scores, agreed scores and lines of evidence. */
  readonly scores: number
  readonly onRemove: () => void
  readonly onWithdraw: () => void
  readonly onClose: () => void
}

/** Only where scores would go: everything else can simply be undone. */
export function RemoveDialog({ name, scores, onRemove, onWithdraw, onClose }: RemoveProps) {
  return (
    <Dialog
      title={`Remove ${name} with its scores?`}
      onClose={onClose}
      width="36rem"
      actions={
        <>
          <span data-autofocus>
            <Button onClick={onClose} keys="Escape">
              Keep it
            </Button>
          </span>
          <Button onClick={onWithdraw}>Take it off with a reason</Button>
          <Button kind="danger" onClick={onRemove}>
            Remove for good
          </Button>
        </>
      }
    >
      <p className="ink2">
        {counted(scores, 'score or piece of evidence', 'scores and pieces of evidence')} would go
        with it, and the record would not mention it. Taking it off with a reason keeps them.
      </p>
    </Dialog>
  )
}
