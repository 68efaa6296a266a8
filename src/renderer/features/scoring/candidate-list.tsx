import { memo } from 'react'
import { formatWeight } from '#shared/domain/format'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate, UseCase } from '#shared/domain/options'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { useCaseCodes } from '#shared/domain/use-cases'
import type { Vote } from '#shared/domain/values'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { ScoreInput } from '../../ui/score-input.tsx'
import { CurrentCriterion } from './current-criterion.tsx'
import type { Cursor } from './cursor.ts'
import styles from './score-sheet.module.css'
import type { OwnScores } from './use-own-scores.ts'

interface Props {
  readonly criterion: Criterion
  readonly candidates: readonly Candidate[]
  readonly useCases: readonly UseCase[]
  /** What the criterion weighs, of 100. */
  readonly points: number
  readonly own: OwnScores
  readonly cursor: Cursor
  /** Grows each time the reason is asked for. */
  readonly reasonAsked: number
  /** Everything has an answer. */
  readonly complete: boolean
  readonly onScore: (at: Cursor, vote: Vote | undefined) => void
  readonly onGo: (at: Cursor) => void
}

/** All candidates on one criterion; the current one is open and shows what its scores mean. */
export function CandidateList({
  criterion,
  candidates,
  useCases,
  points,
  own,
  cursor,
  reasonAsked,
  complete,
  onScore,
  onGo,
}: Props) {
  const codes = useCaseCodes(useCases)
  const served = useCases.filter(({ id }) => criterion.useCaseIds.includes(id))
  const scorable = isScorable(criterion)
  return (
    <div
      className={styles['panel']}
      role="tabpanel"
      id="score-panel"
      aria-labelledby={`tab-${criterion.id}`}
    >
      <div className={`row ${styles['title']}`}>
        <h1 className={`ellipsis ${styles['name']}`}>
          <bdi>{criterion.name}</bdi>
        </h1>
        <span className={`ink2 ellipsis ${styles['edition']}`}>
          <bdi>{criterion.question}</bdi>
        </span>
        <span className="sp" />
        {complete && (
          <span className="ink2 row nowrap">
            <ReadinessGlyph state="done" />
            Everything is scored
          </span>
        )}
        <span className="ink3 sm nowrap">{formatWeight(points)} points</span>
      </div>
      {!scorable && (
        <p className="ink2">Cannot be scored until its scores 1, 3 and 5 say what they mean.</p>
      )}
      <div className={`card ${styles['criteria']}`}>
        {candidates.map((candidate, index) => {
          const answer = own.answerOf({ candidateId: candidate.id, criterionId: criterion.id })
          if (index !== cursor.candidate || !scorable) {
            return (
              <Row
                key={candidate.id}
                candidate={candidate}
                criterionName={criterion.name}
                criterion={cursor.criterion}
                index={index}
                vote={answer.vote}
                hasReason={answer.reason !== ''}
                locked={!scorable}
                onScore={onScore}
                onGo={onGo}
              />
            )
          }
          return (
            <CurrentCriterion
              key={`${candidate.id} ${criterion.id}`}
              criterion={criterion}
              candidateName={candidate.name}
              heading={
                <span className="row">
                  <CandidateMark slot={candidate.slot} />
                  <bdi>{candidate.name}</bdi>
                </span>
              }
              question=""
              serves={served.map(({ id, title }) => `${codes.get(id) ?? ''} ${title}`).join(', ')}
              points=""
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
  readonly candidate: Candidate
  readonly criterionName: string
  readonly criterion: number
  readonly index: number
  readonly vote: Vote | undefined
  readonly hasReason: boolean
  readonly locked: boolean
  readonly onScore: (at: Cursor, vote: Vote | undefined) => void
  readonly onGo: (at: Cursor) => void
}

const Row = memo(function Row({
  candidate,
  criterionName,
  criterion,
  index,
  vote,
  hasReason,
  locked,
  onScore,
  onGo,
}: RowProps) {
  const at = { candidate: index, criterion }
  return (
    <div className={styles['row']}>
      <ReadinessGlyph state={vote === undefined ? 'not-begun' : 'done'} />
      <button
        type="button"
        tabIndex={-1}
        disabled={locked}
        className={`row ellipsis ${styles['open']}${vote === undefined ? ' ink2' : ''}`}
        onClick={() => onGo(at)}
      >
        <CandidateMark slot={candidate.slot} />
        <bdi className="ellipsis">{candidate.name}</bdi>
        {hasReason && <span className="ink3 sm"> · with a reason</span>}
      </button>
      <span className="sm ink3 ellipsis">
        <bdi>{candidate.edition}</bdi>
      </span>
      {!locked && (
        <ScoreInput
          label={`${criterionName} of ${candidate.name}`}
          value={vote}
          onChange={(next) => onScore(at, next)}
        />
      )}
    </div>
  )
})
