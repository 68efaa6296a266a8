/**
 * What the group's weight votes say together. Private until the weights are revealed.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId, ParticipantId } from '#shared/domain/ids'
import { extent, mean, median, sampleDeviation } from '#shared/domain/statistics'
import { type Shares, weightOpinion } from '#shared/domain/weighting/votes'

/** From this range on, in points of 100, a criterion's weight is marked as split. */
export const splitWeightRange = 20

/** The votes on one criterion, in points of 100. */
export interface CriterionWeightVotes {
  readonly criterionId: CriterionId
  /** Empty where votes were taken out before this copy was handed on. */
  readonly votes: readonly { readonly participantId: ParticipantId; readonly points: number }[]
  /** How many gave points. */
  readonly voters: number
  readonly mean: number
  readonly median: number
  /** Standard deviation (n - 1); null with one vote. */
  readonly sd: number | null
  readonly low: number
  readonly high: number
  readonly range: number
  readonly split: boolean
}

/** Whether everybody's points may be shown. */
export function areWeightsRevealed(evaluation: Evaluation): boolean {
  return evaluation.weighting.revealedAt !== null
}

/**
 * The criteria that a vote has to cover. After the reveal those that anybody was asked about: one
 * that was added later has no votes, and takes nothing from the votes on the others.
 */
export function askedCriteria(evaluation: Evaluation): Evaluation['criteria'] {
  if (!areWeightsRevealed(evaluation)) return evaluation.criteria
  const named = new Set(evaluation.weightVotes.flatMap(({ given }) => Object.keys(given)))
  return evaluation.criteria.filter(({ id }) => named.has(id))
}

/** Criteria that nobody could give weights for, because they came after the reveal. */
export function criteriaAfterWeights(evaluation: Evaluation): Evaluation['criteria'] {
  if (!areWeightsRevealed(evaluation) || evaluation.weightVotes.length === 0) return []
  const asked = new Set(askedCriteria(evaluation))
  return evaluation.criteria.filter((criterion) => !asked.has(criterion))
}

/**
 * The complete votes of voters as shares of the criteria that they were asked about. For the
 * reveal and after; before it, only for counting.
 */
export function weightShares(evaluation: Evaluation): Map<ParticipantId, Shares> {
  const voters = new Set(
    evaluation.participants.filter(({ kind }) => kind === 'voter').map(({ id }) => id),
  )
  const asked = askedCriteria(evaluation)
  const shares = new Map<ParticipantId, Shares>()
  for (const vote of evaluation.weightVotes) {
    const opinion = weightOpinion(vote, asked)
    if (voters.has(vote.participantId) && opinion.status === 'complete')
      shares.set(vote.participantId, opinion.shares)
  }
  return shares
}

const isSplit = (range: number) => range >= splitWeightRange - 1e-9

/**
 * Everybody's points on each criterion that they were asked about, in the order of the criteria.
 *
 * @returns nothing at all before the weights are revealed, or without a complete vote; without
 *   anybody's own points where votes were taken out
 */
export function groupWeights(evaluation: Evaluation): CriterionWeightVotes[] {
  if (!areWeightsRevealed(evaluation)) return []
  if (evaluation.weightVotes.length === 0 && evaluation.votesInShort)
    return evaluation.votesInShort.weights.map((row) => ({
      ...row,
      votes: [],
      range: row.high - row.low,
      split: isSplit(row.high - row.low),
    }))
  const opinions = [...weightShares(evaluation)]
  return askedCriteria(evaluation).flatMap(({ id: criterionId }) => {
    const votes = opinions.map(([participantId, shares]) => ({
      participantId,
      points: (shares.get(criterionId) ?? 0) * 100,
    }))
    const points = votes.map((vote) => vote.points)
    const ends = extent(points)
    const middle = mean(points)
    if (ends === null || middle === null) return []
    const range = ends.high - ends.low
    return [
      {
        criterionId,
        votes,
        voters: votes.length,
        mean: middle,
        median: median(points) ?? middle,
        sd: sampleDeviation(points),
        ...ends,
        range,
        split: isSplit(range),
      },
    ]
  })
}
