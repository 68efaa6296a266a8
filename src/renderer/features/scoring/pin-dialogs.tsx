import { useState } from 'react'
import type { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { checkPin, pinPattern, removePin, setPin } from './pin.ts'

interface Props {
  readonly evaluationId: EvaluationId
  readonly participantId: ParticipantId
  readonly name: string
  readonly onClose: () => void
}

/** In front of somebody's sheet. Says nothing of what is behind it. */
export function AskPinDialog({
  evaluationId,
  participantId,
  name,
  onClose,
  onRight,
}: Props & { readonly onRight: () => void }) {
  const [pin, setText] = useState('')
  const [wrong, setWrong] = useState(0)
  const [removing, setRemoving] = useState(false)
  const submit = async () => {
    if (await checkPin(evaluationId, participantId, pin)) return onRight()
    setText('')
    setWrong((n) => n + 1)
  }
  return (
    <Dialog
      title={`PIN of ${name}`}
      width="26rem"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={() => setRemoving(true)} kind="quiet">
            Forgotten
          </Button>
          <Button onClick={onClose} keys="Escape">
            Back
          </Button>
          <Button kind="primary" submit onClick={() => {}} keys="Enter">
            Open my sheet
          </Button>
        </>
      }
    >
      <PinField label="Your PIN" value={pin} onChange={setText} />
      {wrong > 0 && (
        <p className="error-text sm" role="alert">
          That is not the PIN{wrong > 1 ? `, ${wrong} times by now` : ''}.
        </p>
      )}
      {removing && (
        <p className="sm">
          Without its PIN anybody can open the sheet, and {name} will see that it was removed. No
          score is lost.{' '}
          <Button
            size="small"
            onClick={() => {
              removePin(evaluationId, participantId)
              onClose()
            }}
          >
            Remove the PIN
          </Button>
        </p>
      )}
    </Dialog>
  )
}

/** On somebody's own sheet: from now on it asks for these digits. */
export function SetPinDialog({ evaluationId, participantId, onClose }: Props) {
  const [pin, setText] = useState('')
  const [working, setWorking] = useState(false)
  const submit = async () => {
    if (!pinPattern.test(pin) || working) return
    setWorking(true)
    await setPin(evaluationId, participantId, pin)
    onClose()
  }
  return (
    <Dialog
      title="A PIN for my sheet"
      width="26rem"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Without a PIN
          </Button>
          <Button
            kind="primary"
            submit
            onClick={() => {}}
            keys="Enter"
            unavailable={pinPattern.test(pin) ? null : 'Four to eight digits'}
          >
            Set the PIN
          </Button>
        </>
      }
    >
      <PinField label="Four to eight digits" value={pin} onChange={setText} />
      <p className="xs ink3">
        It stays on this laptop and in no file, and keeps others from opening your sheet by mistake.
      </p>
    </Dialog>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function PinField({ label, value, onChange }: FieldProps) {
  return (
    <label className="fieldset" data-autofocus>
      <span className="label">{label}</span>
      <input
        className="field"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
      />
    </label>
  )
}
