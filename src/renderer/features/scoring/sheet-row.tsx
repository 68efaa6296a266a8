import { memo } from 'react'
import type { Vote } from '#shared/domain/values'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { ScoreInput } from '../../ui/score-input.tsx'
import type { Cursor } from './cursor.ts'
import styles from './score-sheet.module.css'

/** Why a criterion takes no scores yet. */
export const notScorable = 'Cannot be scored until its scores 1, 3 and 5 say what they mean'

interface Props {
  /** Where the row is; both as numbers, so that rows that stay the same are not drawn again. */
  readonly candidate: number
  readonly criterion: number
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
  readonly onScore: (at: Cursor, vote: Vote | undefined) => void
  readonly onGo: (at: Cursor) => void
}

/** One answer that is not the current one: scored by a click, opened by its name. */
export const SheetRow = memo(function SheetRow({
  candidate,
  criterion,
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
  const at = { candidate, criterion }
  const explains = !scorable && !isExplained
  return (
    <div className={styles['row']}>
      <ReadinessGlyph state={explains ? 'missing' : vote === undefined ? 'not-begun' : 'done'} />
      <button
        type="button"
        tabIndex={-1}
        disabled={!scorable}
        className={`row ellipsis ${styles['open']}${vote === undefined ? ' ink2' : ''}`}
        onClick={() => onGo(at)}
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
      {scorable && <ScoreInput label={label} value={vote} onChange={(next) => onScore(at, next)} />}
    </div>
  )
})
