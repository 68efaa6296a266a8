/**
 * Counting places and duels instead of points, as a check of who comes first.
 */
import { resultsByPerson } from '#shared/domain/agreement/by-person'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId } from '#shared/domain/ids'
import { countBallots } from '#shared/domain/methods/ballots'
import { competitionRanks, type Row } from '#shared/domain/methods/matrix'
import { stageResult } from '#shared/domain/scoring/result'
import { entry } from '#shared/domain/statistics'

/** One way of counting; its lists are in the order of `candidateIds`. */
export interface BallotCount {
  readonly values: Row
  /** 1 for the best; equal ones share the better rank. */
  readonly ranks: Row
  readonly firstIds: readonly CandidateId[]
}

export interface BallotCheck {
  /** People whose rankings were counted: those with a total for every ranked candidate. */
  readonly people: number
  /** Best first by points, as the first votes rank them. */
  readonly candidateIds: readonly CandidateId[]
  /** Points of the first votes under the agreed weights. */
  readonly points: BallotCount
  /** One point for every candidate that somebody places lower. */
  readonly borda: BallotCount
  /** Duels won minus lost; a duel goes to whom more people place higher. */
  readonly copeland: BallotCount
}

/**
 * Everybody's own ranking under the agreed weights, from the first votes, counted as ballots.
 * Null with fewer than two people or candidates, and before the reveal.
 */
export function ballotCheck(evaluation: Evaluation): BallotCheck | null {
  const { ranking } = stageResult(evaluation, 'first')
  const candidateIds = ranking.map(({ candidateId }) => candidateId)
  const ballots = resultsByPerson(evaluation).flatMap(({ withAgreedWeights: { totals } }) =>
    candidateIds.every((id) => totals.has(id))
      ? [competitionRanks(candidateIds.map((id) => totals.get(id) ?? 0))]
      : [],
  )
  if (candidateIds.length < 2 || ballots.length < 2) return null
  const counted = countBallots(
    ballots,
    ballots.map(() => 1),
  )
  const count = (values: Row, ranks: Row): BallotCount => ({
    values,
    ranks,
    firstIds: ranks.flatMap((rank, i) => (rank === 1 ? [entry(candidateIds, i)] : [])),
  })
  return {
    people: ballots.length,
    candidateIds,
    points: count(
      ranking.map(({ total }) => total),
      ranking.map(({ rank }) => rank),
    ),
    borda: count(counted.borda, counted.bordaRanks),
    copeland: count(counted.copeland, counted.copelandRanks),
  }
}
