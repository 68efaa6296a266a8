/**
 * How far people are with scoring: counts only, never a vote, so that the room may see it.
 */
import { groupedBy } from '#shared/domain/grouping'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import { asksOf } from '#shared/domain/scoring/asked'
import { voters } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'

/** How far one voter is. "Cannot judge" is an answer and counts. */
export interface VoterProgress {
  readonly participantId: ParticipantId
  readonly done: number
  /** Scored candidates times criteria; in a review of some cells, these. */
  readonly total: number
  readonly byCandidate: ReadonlyMap<CandidateId, number>
  readonly finished: boolean
  /** Left for good: nothing more is expected of them. */
  readonly left: boolean
}

/** How far everybody is. People who left count as finished with what they gave. */
export interface RoundProgress {
  readonly voters: readonly VoterProgress[]
  readonly finished: number
  readonly expected: number
  readonly everybodyFinished: boolean
}

/** Progress of every voter in one round, in their order. */
export function roundProgress(evaluation: Evaluation, roundId: RoundId): RoundProgress {
  const candidates = scoredCandidates(evaluation)
  const asks = asksOf(evaluation.rounds.find(({ id }) => id === roundId))
  const asked = new Map(
    candidates.map(({ id }) => [
      id,
      evaluation.criteria.filter((criterion) => asks(id, criterion.id)),
    ]),
  )
  const total = [...asked.values()].reduce((sum, { length }) => sum + length, 0)
  const cards = groupedBy(
    evaluation.scorecards.filter((card) => card.roundId === roundId),
    ({ participantId }) => participantId,
  )
  const people = voters(evaluation).map(({ id, leftAt }) => {
    const own = cards.get(id) ?? []
    const byCandidate = new Map(
      candidates.map((candidate) => [
        candidate.id,
        own
          .filter(({ candidateId }) => candidateId === candidate.id)
          .reduce((sum, { votes }) => sum + answered(asked.get(candidate.id) ?? [], votes), 0),
      ]),
    )
    const done = [...byCandidate.values()].reduce((sum, count) => sum + count, 0)
    const left = leftAt !== null
    return {
      participantId: id,
      done,
      total,
      byCandidate,
      finished: total > 0 && done === total,
      left,
    }
  })
  const expected = people.filter(({ left, done }) => !left || done > 0)
  const finished = expected.filter((person) => person.finished || person.left).length
  return {
    voters: people,
    finished,
    expected: expected.length,
    everybodyFinished: expected.length > 0 && finished === expected.length,
  }
}

const answered = (
  criteria: Evaluation['criteria'],
  votes: Readonly<Record<CriterionId, unknown>>,
) => criteria.filter(({ id }) => votes[id] !== undefined).length
