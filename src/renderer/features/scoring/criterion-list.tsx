import { formatWeight } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate, UseCase } from '#shared/domain/options'
import type { Asks } from '#shared/domain/scoring/asked'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { useCaseCodes } from '#shared/domain/use-cases'
import type { Vote } from '#shared/domain/values'
import type { Shares } from '#shared/domain/weighting/votes'
import { CurrentCriterion } from './current-criterion.tsx'
import { SheetPanel } from './sheet-panel.tsx'
import { SheetRow } from './sheet-row.tsx'
import type { CellId, OwnScores } from './use-own-scores.ts'

interface Props {
  readonly candidate: Candidate
  readonly criteria: readonly Criterion[]
  readonly useCases: readonly UseCase[]
  readonly shares: Shares
  readonly own: OwnScores
  readonly asks: Asks
  /** The criterion that is open; null for none. */
  readonly current: CriterionId | null
  /** Grows each time the reason is asked for. */
  readonly reasonAsked: number
  /** Everything has an answer. */
  readonly complete: boolean
  readonly onScore: (cell: CellId, vote: Vote | undefined) => void
  readonly onGo: (cell: CellId) => void
}

/** All criteria of one candidate; the current one is open and shows what its scores mean. */
export function CriterionList({
  candidate,
  criteria,
  useCases,
  shares,
  own,
  asks,
  current,
  reasonAsked,
  complete,
  onScore,
  onGo,
}: Props) {
  const codes = useCaseCodes(useCases)
  return (
    <SheetPanel
      id={candidate.id}
      name={candidate.name}
      slot={candidate.slot}
      about={<bdi className="lg">{candidate.edition}</bdi>}
      complete={complete}
    >
      {criteria.map((criterion) => {
        if (!asks(candidate.id, criterion.id)) return null
        const cell = { candidateId: candidate.id, criterionId: criterion.id }
        const answer = own.answerOf(cell)
        const points = `${formatWeight((shares.get(criterion.id) ?? 0) * 100)} points`
        const scorable = isScorable(criterion)
        if (criterion.id !== current || !scorable) {
          return (
            <SheetRow
              key={criterion.id}
              candidateId={candidate.id}
              criterionId={criterion.id}
              name={criterion.name}
              slot={null}
              aside={points}
              label={`${criterion.name} of ${candidate.name}`}
              vote={answer.vote}
              hasReason={answer.reason !== ''}
              scorable={scorable}
              isExplained={false}
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
            onScore={(vote) => onScore(cell, vote)}
            onReason={(reason) => own.setReason(cell, reason)}
          />
        )
      })}
    </SheetPanel>
  )
}
