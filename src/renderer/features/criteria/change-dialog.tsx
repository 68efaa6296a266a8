import { useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { countWord, formatTime, formatWeight } from '#shared/domain/format'
import { ParticipantId } from '#shared/domain/ids'
import type { Points } from '#shared/domain/judgement'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/fields.ts'
import { ReasonField } from '../../ui/reason-field.tsx'

interface Props {
  readonly evaluation: Evaluation
  /** The weights as they would be. */
  readonly points: Points
  readonly onChange: (byId: ParticipantId | null, reason: string) => void
  readonly onClose: () => void
}

/** A weight that is locked, or set when scores were seen, changes only with a reason; the record prints both. */
export function ChangeDialog({ evaluation, points, onChange, onClose }: Props) {
  const { criteria, weighting, participants, frame } = evaluation
  const [reason, setReason] = useState('')
  const [by, setBy] = useState<string>(frame.facilitatorId ?? '')
  const changed = criteria.filter(({ id }) => points[id] !== weighting.agreed?.[id])
  const { locked } = weighting
  const many = changed.length > 1
  const missing = reason.trim() === ''
  const submit = () => {
    if (!missing) onChange(by === '' ? null : ParticipantId.parse(by), reason.trim())
  }
  const count = locked?.agreedBy.length ?? 0
  return (
    <Dialog
      title={titleFor(many, locked !== null)}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Keep as it is
          </Button>
          <Button
            kind="primary"
            onClick={submit}
            keys="Enter"
            unavailable={missing ? 'Needs a reason' : null}
          >
            {many ? 'Change the weights' : 'Change the weight'}
          </Button>
        </>
      }
    >
      <p className="ink2">
        {locked && (
          <>
            The weights were locked at {formatTime(locked.at)}
            {count > 0 && ` by ${countWord(count)} ${count === 1 ? 'person' : 'people'}`}.{' '}
          </>
        )}
        {!locked && 'The weights were never locked, and scores have been seen. '}
        {isRevealed(evaluation)
          ? 'The record will print “changed after scores were seen” with the old and the new ranking.'
          : 'The record will print the change with its reason.'}
      </p>
      <ul>
        {changed.map(({ id, name }) => (
          <li key={id} className="sm">
            <bdi>{name}</bdi>: {formatWeight(weighting.agreed?.[id] ?? 0)} →{' '}
            <b className="strong">{formatWeight(points[id] ?? 0)}</b>
          </li>
        ))}
      </ul>
      <ReasonField value={reason} onChange={setReason} />
      <SelectField
        label="Asked for by"
        value={by}
        options={[
          { value: '', label: 'The group' },
          ...participants.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onCommit={setBy}
      />
    </Dialog>
  )
}

function titleFor(many: boolean, isLocked: boolean): string {
  if (many) return isLocked ? 'Change locked weights?' : 'Change the weights?'
  return isLocked ? 'Change a locked weight?' : 'Change a weight?'
}
