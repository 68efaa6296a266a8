import { memo } from 'react'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Vote } from '#shared/domain/values'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { ScoreInput } from '../../ui/score-input.tsx'
import styles from './score-sheet.module.css'
import type { CellId } from './use-own-scores.ts'

/** Why a criterion takes no scores yet. */
export const notScorable = 'Cannot be scored until its scores 1, 3 and 5 say what they mean'

interface Props {
  /** The cell; each id for itself, so that rows that stay the same are not drawn again. */
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  /** Of the candidate or the criterion that the row is about. */
  readonly name: string
  /** A candidate's colour and marker; null for a criterion. */
  readonly slot: number | null
  /** Before the scores: points, or the edition. */
  readonly aside: string
  /** What is scored, for those who do not see the sheet. */
  readonly label: string
  readonly vote: Vote | undefined
  readonly hasReason: boolean
  readonly scorable: boolean
  /** The sheet says already why nothing can be scored. */
  readonly isExplained: boolean
  readonly onScore: (cell: CellId, vote: Vote | undefined) => void
  readonly onGo: (cell: CellId) => void
}

/** One answer that is not the current one: scored by a click, opened by its name. */
export const SheetRow = memo(function SheetRow({
  candidateId,
  criterionId,
  name,
  slot,
  aside,
  label,
  vote,
  hasReason,
  scorable,
  isExplained,
  onScore,
  onGo,
}: Props) {
  const cell = { candidateId, criterionId }
  const explains = !scorable && !isExplained
  return (
    <div className={styles['row']}>
      <ReadinessGlyph state={explains ? 'missing' : vote === undefined ? 'not-begun' : 'done'} />
      <button
        type="button"
        tabIndex={-1}
        disabled={!scorable}
        className={`row ellipsis ${styles['open']}${vote === undefined ? ' ink2' : ''}`}
        onClick={() => onGo(cell)}
      >
        {slot !== null && <CandidateMark slot={slot} />}
        <bdi className="ellipsis">{name}</bdi>
        {hasReason && <span className="ink3 sm nowrap"> · with a reason</span>}
      </button>
      {explains ? (
        <span className={`sm ink3 ${styles['locked']}`}>{notScorable}</span>
      ) : (
        <bdi className="sm ink3 num ellipsis">{aside}</bdi>
      )}
      {scorable && (
        <ScoreInput label={label} value={vote} onChange={(next) => onScore(cell, next)} />
      )}
    </div>
  )
})
