import { useMemo, useState } from 'react'
import { newsSince } from '#shared/catalogue/news'
import { counted } from '#shared/domain/format'
import { dayOf } from '#shared/domain/instant'
import type { AskedCell } from '#shared/domain/judgement'
import { askedAgain, type StaleCell, staleCells, type StaleReason } from '#shared/domain/review'
import { cellKey } from '#shared/domain/scoring/rounds'
import { useTools } from '../../host/use-tools.ts'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { Button } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField, SelectField } from '../../ui/fields.ts'
import styles from './ask-again-dialog.module.css'

interface Props {
  /** @param cells what to ask about; undefined for everything */
  readonly onAsk: (cells?: readonly AskedCell[]) => void
  readonly onClose: () => void
}

const ages = [3, 6, 12, 24].map((months) => ({
  value: String(months),
  label: `${months} months`,
}))

/** A review: proposes what went stale since it was scored, and asks everybody about that only. */
export function AskAgainDialog({ onAsk, onClose }: Props) {
  const evaluation = useEvaluation()
  const tools = useTools(evaluation.candidates)
  const [today] = useState(() => dayOf(new Date()))
  const [months, setMonths] = useState('12')
  const [kinds, setKinds] = useState<ReadonlySet<StaleReason>>(new Set(['old', 'status']))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const stale = useMemo(
    () =>
      staleCells(evaluation, {
        today,
        months: Number(months),
        newsOf: newsSince(tools),
      }).flatMap((cell) => {
        const reasons = cell.reasons.filter(({ kind }) => kinds.has(kind))
        return reasons.length === 0 ? [] : [{ ...cell, reasons }]
      }),
    [evaluation, tools, today, months, kinds],
  )
  const chosen = stale.filter((cell) => !left.has(keyOf(cell)))
  const leave = (cells: readonly StaleCell[], out: boolean) =>
    setLeft((now) => {
      const next = new Set(now)
      for (const cell of cells) {
        if (out) next.add(keyOf(cell))
        else next.delete(keyOf(cell))
      }
      return next
    })
  const take = (kind: StaleReason) => (wanted: boolean) =>
    setKinds((now) => {
      const next = new Set(now)
      if (wanted) next.add(kind)
      else next.delete(kind)
      return next
    })

  return (
    <Dialog
      title="Ask again about what may be out of date"
      width="52rem"
      onClose={onClose}
      onSubmit={() => chosen.length > 0 && onAsk(askedAgain(chosen))}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => onAsk()}>Ask about everything</Button>
          <Button
            kind="primary"
            submit
            unavailable={chosen.length === 0 ? 'Choose at least one score' : null}
            onClick={() => {}}
          >
            {chosen.length === 0
              ? 'Ask again'
              : `Ask again about ${counted(chosen.length, 'score', 'scores')}`}
          </Button>
        </>
      }
    >
      <p className="ink2">
        Everybody scores these alone and blind, as the first time. The other scores stand; what was
        voted, agreed and measured before is kept and shown beside the new.
      </p>
      <div className={styles['why']} data-autofocus>
        <CheckField
          label="Not looked at for more than"
          checked={kinds.has('old')}
          onCommit={take('old')}
        />
        <SelectField
          label="Age"
          hideLabel
          value={months}
          options={ages}
          onCommit={(next) => setMonths(next)}
        />
        <CheckField
          label="The status of a tool changed since"
          checked={kinds.has('status')}
          onCommit={take('status')}
        />
        <CheckField
          label="Facts about a tool were checked again since"
          checked={kinds.has('facts')}
          onCommit={take('facts')}
        />
      </div>
      {stale.length === 0 ? (
        <p className="notice plain" role="status">
          Nothing is out of date by these signs. You can still ask about everything.
        </p>
      ) : (
        <div className={styles['cells']} role="group" aria-label="Scores that may be out of date">
          {evaluation.candidates.map(({ id, name, slot }) => {
            const own = stale.filter(({ candidateId }) => candidateId === id)
            if (own.length === 0) return null
            const taken = own.filter((cell) => !left.has(keyOf(cell))).length
            return (
              <fieldset key={id} className={styles['candidate']}>
                <legend className="row gap2">
                  <CandidateMark slot={slot} />
                  <bdi className="med">{name}</bdi>
                  <span className="sm ink3 nowrap">
                    {taken} of {own.length}
                  </span>
                  <Button
                    size="small"
                    kind="quiet"
                    onClick={() => leave(own, taken === own.length)}
                  >
                    {taken === own.length ? 'None' : 'All'}
                    <span className="visually-hidden"> of {name}</span>
                  </Button>
                </legend>
                {own.map((cell) => (
                  <div key={keyOf(cell)} className={styles['cell']}>
                    <CheckField
                      label={
                        evaluation.criteria.find((row) => row.id === cell.criterionId)?.name ?? ''
                      }
                      checked={!left.has(keyOf(cell))}
                      onCommit={(wanted) => leave([cell], !wanted)}
                    />
                    <bdi className="sm ink3">
                      {cell.reasons.map(({ words }) => words).join('; ')}
                    </bdi>
                  </div>
                ))}
              </fieldset>
            )
          })}
        </div>
      )}
    </Dialog>
  )
}

const keyOf = ({ candidateId, criterionId }: StaleCell) => cellKey(candidateId, criterionId)
