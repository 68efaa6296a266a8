import { memo } from 'react'
import { formatWeight } from '#shared/domain/format'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate, UseCase } from '#shared/domain/options'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { useCaseCodes } from '#shared/domain/use-cases'
import type { Vote } from '#shared/domain/values'
import type { Shares } from '#shared/domain/weighting/votes'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { ScoreInput } from '../../ui/score-input.tsx'
import { CurrentCriterion } from './current-criterion.tsx'
import type { Cursor } from './cursor.ts'
import styles from './score-sheet.module.css'
import type { OwnScores } from './use-own-scores.ts'

interface Props {
  readonly candidate: Candidate
  readonly criteria: readonly Criterion[]
  readonly useCases: readonly UseCase[]
  readonly shares: Shares
  readonly own: OwnScores
  readonly cursor: Cursor
  /** Grows each time the reason is asked for. */
  readonly reasonAsked: number
  /** Everything has an answer. */
  readonly complete: boolean
  readonly onScore: (at: Cursor, vote: Vote | undefined) => void
  readonly onGo: (at: Cursor) => void
}

/** All criteria of one candidate; the current one is open and shows what its scores mean. */
export function CriterionList({
  candidate,
  criteria,
  useCases,
  shares,
  own,
  cursor,
  reasonAsked,
  complete,
  onScore,
  onGo,
}: Props) {
  const codes = useCaseCodes(useCases)
  return (
    <div
      className={styles['panel']}
      role="tabpanel"
      id="score-panel"
      aria-labelledby={`tab-${candidate.id}`}
    >
      <div className={`row ${styles['title']}`}>
        <CandidateMark slot={candidate.slot} size={1.4} />
        <h1 className={`ellipsis ${styles['name']}`}>
          <bdi>{candidate.name}</bdi>
        </h1>
        <span className={`ink2 lg ellipsis ${styles['edition']}`}>
          <bdi>{candidate.edition}</bdi>
        </span>
        <span className="sp" />
        {complete && (
          <span className="ink2 row nowrap">
            <ReadinessGlyph state="done" />
            Everything is scored
          </span>
        )}
      </div>
      <div className={`card ${styles['criteria']}`}>
        {criteria.map((criterion, index) => {
          const answer = own.answerOf({
            candidateId: candidate.id,
            criterionId: criterion.id,
          })
          const points = `${formatWeight((shares.get(criterion.id) ?? 0) * 100)} points`
          if (index !== cursor.criterion || !isScorable(criterion)) {
            return (
              <Row
                key={criterion.id}
                criterion={criterion}
                candidate={cursor.candidate}
                candidateName={candidate.name}
                index={index}
                vote={answer.vote}
                points={points}
                hasReason={answer.reason !== ''}
                onScore={onScore}
                onGo={onGo}
              />
            )
          }
          const served = useCases.filter(({ id }) => criterion.useCaseIds.includes(id))
          return (
            <CurrentCriterion
              key={`${candidate.id} ${criterion.id}`}
              criterion={criterion}
              candidateName={candidate.name}
              heading={<bdi>{criterion.name}</bdi>}
              question={criterion.question}
              serves={served.map(({ id, title }) => `${codes.get(id) ?? ''} ${title}`).join(', ')}
              points={points}
              answer={answer}
              reasonAsked={reasonAsked}
              onScore={(vote) => onScore(cursor, vote)}
              onReason={(reason) =>
                own.setReason({ candidateId: candidate.id, criterionId: criterion.id }, reason)
              }
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowProps {
  readonly criterion: Criterion
  readonly candidate: number
  readonly candidateName: string
  readonly index: number
  readonly vote: Vote | undefined
  readonly points: string
  readonly hasReason: boolean
  readonly onScore: (at: Cursor, vote: Vote | undefined) => void
  readonly onGo: (at: Cursor) => void
}

const Row = memo(function Row({
  criterion,
  candidate,
  candidateName,
  index,
  vote,
  points,
  hasReason,
  onScore,
  onGo,
}: RowProps) {
  const at = { candidate, criterion: index }
  const scorable = isScorable(criterion)
  return (
    <div className={styles['row']}>
      <ReadinessGlyph state={!scorable ? 'missing' : vote === undefined ? 'not-begun' : 'done'} />
      <button
        type="button"
        tabIndex={-1}
        disabled={!scorable}
        className={`ellipsis ${styles['open']}${vote === undefined ? ' ink2' : ''}`}
        onClick={() => onGo(at)}
      >
        <bdi>{criterion.name}</bdi>
        {hasReason && <span className="ink3 sm"> · with a reason</span>}
      </button>
      {scorable ? (
        <>
          <span className="sm ink3 num nowrap">{points}</span>
          <ScoreInput
            label={`${criterion.name} of ${candidateName}`}
            value={vote}
            onChange={(next) => onScore(at, next)}
          />
        </>
      ) : (
        <span className={`sm ink3 ${styles['locked']}`}>
          Cannot be scored until its scores 1, 3 and 5 say what they mean
        </span>
      )}
    </div>
  )
})
