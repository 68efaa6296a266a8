import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ReasonField } from './reason-field.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly keep: string
  readonly act: string
  readonly kind?: 'primary' | 'danger'
  readonly onClose: () => void
  readonly onAct: (reason: string) => void
}

/** A question before something that is not done without saying why. */
export function ReasonDialog({
  title,
  children,
  keep,
  act,
  kind = 'primary',
  onClose,
  onAct,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const submit = () => {
    if (given === '') return
    onClose()
    onAct(given)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            {keep}
          </Button>
          <Button
            kind={kind}
            submit
            keys="Enter"
            unavailable={given === '' ? 'Needs a reason' : null}
            onClick={() => {}}
          >
            {act}
          </Button>
        </>
      }
    >
      {children}
      <ReasonField value={reason} onChange={setReason} />
    </Dialog>
  )
}
