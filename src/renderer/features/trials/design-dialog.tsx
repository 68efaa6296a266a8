import { useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints, joinNames } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import { namesApart } from '#shared/domain/named-apart'
import type { TrialSuggestion } from '#shared/domain/trial-design'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField } from '../../ui/fields.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly suggestions: readonly TrialSuggestion[]
  readonly onDesign: (chosen: readonly TrialSuggestion[]) => void
  readonly onClose: () => void
}

/** What decides who comes first and rests on opinion: choose what a trial should find out. */
export function DesignDialog({ evaluation, suggestions, onDesign, onClose }: Props) {
  const [left, setLeft] = useState<ReadonlySet<CriterionId>>(new Set())
  const chosen = suggestions.filter(({ criterionId }) => !left.has(criterionId))
  const criteria = new Map(evaluation.criteria.map(({ id, name }) => [id, name]))
  const candidates = namesApart(evaluation.candidates)
  const submit = () => {
    if (chosen.length > 0) onDesign(chosen)
  }
  return (
    <Dialog
      title="Design a trial from the result"
      width="40rem"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Cancel
          </Button>
          <Button
            kind="primary"
            submit
            unavailable={chosen.length === 0 ? 'Choose at least one' : null}
            onClick={() => {}}
          >
            Make the trial
          </Button>
        </>
      }
    >
      <p className="ink2">
        {suggestions.some(({ decides }) => decides)
          ? 'One point on each of these scores changes who comes first, and nobody has measured it yet.'
          : 'No single point changes who comes first, but the margin rests on opinion. These weigh most of what nobody has measured yet.'}
      </p>
      <ul className="col gap2" data-autofocus>
        {suggestions.map(({ criterionId, candidateIds, effect }) => (
          <li key={criterionId} className="row gap3">
            <CheckField
              label={`${criteria.get(criterionId) ?? ''}: ${joinNames(candidateIds.map((id) => candidates.get(id) ?? ''))}`}
              checked={!left.has(criterionId)}
              onCommit={(take) =>
                setLeft((now) => {
                  const next = new Set(now)
                  if (take) next.delete(criterionId)
                  else next.add(criterionId)
                  return next
                })
              }
            />
            <span className="sp" />
            <span className="sm ink3 nowrap tn">{formatPoints(effect)} per point</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
