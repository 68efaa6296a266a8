import { memo, useEffect, useRef } from 'react'
import { formatScore } from '#shared/domain/format'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate } from '#shared/domain/options'
import { isScorable } from '#shared/domain/scoring/blind-round'
import type { Vote } from '#shared/domain/values'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import type { Cursor } from './cursor.ts'
import styles from './score-grid.module.css'
import type { OwnScores } from './use-own-scores.ts'

interface Props {
  readonly candidates: readonly Candidate[]
  readonly criteria: readonly Criterion[]
  readonly own: OwnScores
  readonly cursor: Cursor
  readonly onGo: (at: Cursor) => void
}

/** Everything at a glance, for typing in a sheet of paper: column by column, digits only. */
export function ScoreGrid({ candidates, criteria, own, cursor, onGo }: Props) {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const cell = table.current?.querySelector<HTMLElement>('[tabindex="0"]')
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    cell?.focus({ preventScroll: true })
  }, [cursor])
  return (
    <>
      <div className="row">
        <h1>Score sheet as a table</h1>
        <span className="ink2">A digit fills a cell and goes down; columns follow each other.</span>
      </div>
      <div className={`card ${styles['scroll']}`}>
        <table ref={table} className={styles['grid']}>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              {candidates.map(({ id, name, slot }, index) => (
                <th
                  key={id}
                  scope="col"
                  className={index === cursor.candidate ? styles['here'] : undefined}
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
            {criteria.map((criterion, row) => (
              <tr
                key={criterion.id}
                className={row === cursor.criterion ? styles['here'] : undefined}
              >
                <th scope="row">
                  <bdi>{criterion.name}</bdi>
                </th>
                {candidates.map(({ id, name }, column) => (
                  <Cell
                    key={id}
                    label={`${criterion.name} of ${name}`}
                    candidate={column}
                    criterion={row}
                    vote={own.answerOf({ candidateId: id, criterionId: criterion.id }).vote}
                    current={row === cursor.criterion && column === cursor.candidate}
                    locked={!isScorable(criterion)}
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
  readonly candidate: number
  readonly criterion: number
  readonly vote: Vote | undefined
  readonly current: boolean
  readonly locked: boolean
  readonly onGo: (at: Cursor) => void
}

const Cell = memo(function Cell({
  label,
  candidate,
  criterion,
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
        onClick={() => onGo({ candidate, criterion })}
      >
        {vote === undefined ? '' : formatScore(vote)}
      </button>
    </td>
  )
})
