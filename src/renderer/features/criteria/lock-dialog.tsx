import { useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatWeight } from '#shared/domain/format'
import type { ParticipantId } from '#shared/domain/ids'
import type { Points } from '#shared/domain/judgement'
import { voters } from '#shared/domain/scoring/rounds'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField } from '../../ui/fields.ts'
import styles from './criteria.module.css'

interface Props {
  readonly evaluation: Evaluation
  /** What is locked. */
  readonly points: Points
  readonly onLock: (agreedBy: readonly ParticipantId[], note: string) => void
  readonly onClose: () => void
}

/** Who agrees is asked once, because the record prints their names. */
export function LockDialog({ evaluation, points, onLock, onClose }: Props) {
  const people = voters(evaluation).filter(({ leftAt }) => leftAt === null)
  const [agreedBy, setAgreedBy] = useState<readonly ParticipantId[]>(people.map(({ id }) => id))
  const [note, setNote] = useState('')
  const submit = () => onLock(agreedBy, note.trim())
  return (
    <Dialog
      title="Lock the weights?"
      width="36rem"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Not yet
          </Button>
          <Button kind="primary" onClick={submit} keys="Enter">
            Lock the weights
          </Button>
        </>
      }
    >
      <p className="ink2">
        {evaluation.criteria.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <bdi>{name}</bdi> {formatWeight(points[id] ?? 0)}
          </span>
        ))}
        . A later change needs a reason, which the record prints.
      </p>
      {people.length > 0 && (
        <fieldset className="fieldset">
          <legend>Who agrees</legend>
          <div className={styles['checks']}>
            {people.map(({ id, name }) => (
              <CheckField
                key={id}
                label={name}
                checked={agreedBy.includes(id)}
                onCommit={(checked) =>
                  setAgreedBy((now) => (checked ? [...now, id] : now.filter((one) => one !== id)))
                }
              />
            ))}
          </div>
        </fieldset>
      )}
      <label className="fieldset" data-autofocus>
        <span className="label">Note, if there is something to say</span>
        <input
          className="field"
          dir="auto"
          value={note}
          maxLength={2000}
          placeholder="What was rounded, who gave way"
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
    </Dialog>
  )
}
