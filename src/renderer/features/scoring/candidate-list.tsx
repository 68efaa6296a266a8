import { formatWeight } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate, UseCase } from '#shared/domain/options'
import type { Asks } from '#shared/domain/scoring/asked'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { useCaseCodes } from '#shared/domain/use-cases'
import type { Vote } from '#shared/domain/values'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { CurrentCriterion } from './current-criterion.tsx'
import { SheetPanel } from './sheet-panel.tsx'
import { notScorable, SheetRow } from './sheet-row.tsx'
import type { CellId, OwnScores } from './use-own-scores.ts'

interface Props {
  readonly criterion: Criterion
  readonly candidates: readonly Candidate[]
  readonly useCases: readonly UseCase[]
  /** What the criterion weighs, of 100. */
  readonly points: number
  readonly own: OwnScores
  readonly asks: Asks
  /** The candidate that is open; null for none. */
  readonly current: CandidateId | null
  /** Grows each time the reason is asked for. */
  readonly reasonAsked: number
  /** Everything has an answer. */
  readonly complete: boolean
  readonly onScore: (cell: CellId, vote: Vote | undefined) => void
  readonly onGo: (cell: CellId) => void
}

/** All candidates on one criterion; the current one is open and shows what its scores mean. */
export function CandidateList({
  criterion,
  candidates,
  useCases,
  points,
  own,
  asks,
  current,
  reasonAsked,
  complete,
  onScore,
  onGo,
}: Props) {
  const codes = useCaseCodes(useCases)
  const served = useCases.filter(({ id }) => criterion.useCaseIds.includes(id))
  const scorable = isScorable(criterion)
  return (
    <SheetPanel
      id={criterion.id}
      name={criterion.name}
      slot={null}
      about={<bdi>{criterion.question}</bdi>}
      complete={complete}
      end={<span className="ink3 sm nowrap">{formatWeight(points)} points</span>}
      locked={scorable ? null : `${notScorable}.`}
    >
      {candidates.map((candidate) => {
        if (!asks(candidate.id, criterion.id)) return null
        const cell = { candidateId: candidate.id, criterionId: criterion.id }
        const answer = own.answerOf(cell)
        if (candidate.id !== current || !scorable) {
          return (
            <SheetRow
              key={candidate.id}
              candidateId={candidate.id}
              criterionId={criterion.id}
              name={candidate.name}
              slot={candidate.slot}
              aside={candidate.edition}
              label={`${criterion.name} of ${candidate.name}`}
              vote={answer.vote}
              hasReason={answer.reason !== ''}
              scorable={scorable}
              isExplained
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
            onScore={(vote) => onScore(cell, vote)}
            onReason={(reason) => own.setReason(cell, reason)}
          />
        )
      })}
    </SheetPanel>
  )
}
