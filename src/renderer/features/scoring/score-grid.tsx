import { memo, useEffect, useRef, useState } from 'react'
import { formatScore } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate } from '#shared/domain/options'
import type { Asks } from '#shared/domain/scoring/asked'
import { isScorable } from '#shared/domain/scoring/blind-round'
import type { Vote } from '#shared/domain/values'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Reason } from './reason-field.tsx'
import { Meaning } from './score-meaning.tsx'
import styles from './score-grid.module.css'
import type { CellId, OwnScores } from './use-own-scores.ts'

interface Props {
  readonly candidates: readonly Candidate[]
  readonly criteria: readonly Criterion[]
  readonly own: OwnScores
  readonly asks: Asks
  /** The cell that a digit fills; null for none. */
  readonly current: CellId | null
  /** Rises when the reason is asked for. */
  readonly reasonAsked: number
  readonly onGo: (cell: CellId) => void
}

/**
 * Everything at a glance, for typing in a sheet of paper: column by column, digits only. Above it
 * what the scores of the current cell mean, and its reason, which stands on the back of the paper.
 */
export function ScoreGrid({ candidates, criteria, own, asks, current, reasonAsked, onGo }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const [asked] = useState(reasonAsked)
  useEffect(() => {
    if (reasonAsked !== asked) reason.current?.focus()
  }, [reasonAsked, asked])
  const candidate = candidates.find(({ id }) => id === current?.candidateId)
  const criterion = criteria.find(({ id }) => id === current?.criterionId)
  const focusCell = () => table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  useEffect(() => {
    const cell = table.current?.querySelector<HTMLElement>('[tabindex="0"]')
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    cell?.focus({ preventScroll: true })
  }, [current])
  return (
    <>
      <div className="row">
        <h1>Score sheet as a table</h1>
        <span className="ink2">A digit fills a cell and goes down; columns follow each other.</span>
      </div>
      {candidate && criterion && current && (
        <div className={`card ${styles['about']}`}>
          <dl
            className={styles['anchors']}
            aria-label={`What the scores of ${criterion.name} mean`}
          >
            {([1, 3, 5] as const).map((score) => (
              <div key={score}>
                <dt>{score}</dt>
                <dd>
                  <Meaning criterion={criterion} score={score} />
                </dd>
              </div>
            ))}
          </dl>
          <div className="row">
            <Reason
              key={`${candidate.id} ${criterion.id}`}
              label={`Reason for ${criterion.name} of ${candidate.name}`}
              inputRef={reason}
              value={own.answerOf(current).reason}
              onCommit={(text) => own.setReason(current, text)}
              onReturn={focusCell}
            />
            <Kbd keys="R" />
          </div>
        </div>
      )}
      <div className={`card ${styles['scroll']}`}>
        <table ref={table} className={styles['grid']}>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              {candidates.map(({ id, name, slot }) => (
                <th
                  key={id}
                  scope="col"
                  className={id === current?.candidateId ? styles['here'] : undefined}
                >
                  <span className={styles['head']} title={name}>
                    <CandidateMark slot={slot} />
                    <bdi>{name}</bdi>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map((criterion) => (
              <tr
                key={criterion.id}
                className={criterion.id === current?.criterionId ? styles['here'] : undefined}
              >
                <th scope="row">
                  <bdi>{criterion.name}</bdi>
                </th>
                {candidates.map(({ id, name }) => (
                  <Cell
                    key={id}
                    label={`${criterion.name} of ${name}`}
                    candidateId={id}
                    criterionId={criterion.id}
                    vote={own.answerOf({ candidateId: id, criterionId: criterion.id }).vote}
                    current={id === current?.candidateId && criterion.id === current.criterionId}
                    locked={!isScorable(criterion) || !asks(id, criterion.id)}
                    onGo={onGo}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface CellProps {
  readonly label: string
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  readonly vote: Vote | undefined
  readonly current: boolean
  readonly locked: boolean
  readonly onGo: (cell: CellId) => void
}

const Cell = memo(function Cell({
  label,
  candidateId,
  criterionId,
  vote,
  current,
  locked,
  onGo,
}: CellProps) {
  const said = vote === undefined ? 'blank' : vote === null ? 'cannot judge' : String(vote)
  return (
    <td>
      <button
        type="button"
        disabled={locked}
        tabIndex={current ? 0 : -1}
        aria-label={`${label}: ${said}`}
        className={`${styles['cell']} ${vote === null ? styles['cannot'] : ''}`}
        onClick={() => onGo({ candidateId, criterionId })}
      >
        {vote === undefined ? '' : formatScore(vote)}
      </button>
    </td>
  )
})
