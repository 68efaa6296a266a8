/**
 * What would have to be different for any one candidate to come first: a score of its own, a
 * score of the leader, or one weight.
 *
 * A candidate that draws level counts as first, as everywhere: from there on the smallest change
 * decides.
 */
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { rankTotals, tieTolerance } from '#shared/domain/scoring/ranking'
import { moveWeight, type ScoreTable, tableTotals } from '#shared/domain/scoring/score-table'
import type { NeededScore } from '#shared/domain/sensitivity/what-would-change'
import { dot, entry, withoutNoise } from '#shared/domain/statistics'
import { scaleMax, scaleMin } from '#shared/domain/values'

/** One weight that alone, the others keeping their proportions, would bring a candidate first. */
export interface NeededWeight {
  readonly criterionId: CriterionId
  /** Present weight in percent. */
  readonly weight: number
  /** The nearest weight in percent at which it comes first; null where there is none. */
  readonly needed: number | null
}

/** Everything that alone would bring one candidate first. Each list in the order of the table. */
export interface CandidateNeeds {
  readonly candidateId: CandidateId
  readonly leaderId: CandidateId
  /** Leader minus candidate in points, never negative. */
  readonly gap: number
  /** One score of the candidate: it must rise to at least this. */
  readonly raise: readonly NeededScore[]
  /** One score of the leader: it must fall to this. Never possible while somebody else stands between. */
  readonly lower: readonly NeededScore[]
  readonly weights: readonly NeededWeight[]
}

/** What one candidate lacks. Null for the leader, and for a candidate that is not in the table. */
export function candidateNeeds(table: ScoreTable, candidateId: CandidateId): CandidateNeeds | null {
  const totals = tableTotals(table, table.weights)
  const placed = rankTotals(
    table.candidateIds.map((id, i) => ({ candidateId: id, total: entry(totals, i) })),
  )
  const leader = placed[0]
  const own = placed.find((row) => row.candidateId === candidateId)
  if (!leader || !own || leader.candidateId === candidateId) return null
  const gap = Math.max(0, withoutNoise(leader.total - own.total))
  const between = placed.some(
    ({ candidateId: id, total }) =>
      id !== leader.candidateId && id !== candidateId && total > own.total + tieTolerance,
  )
  return {
    candidateId,
    leaderId: leader.candidateId,
    gap,
    raise: neededScores(table, candidateId, gap, 1, true),
    lower: neededScores(table, leader.candidateId, gap, -1, !between),
    weights: table.criterionIds.map((criterionId, k) => ({
      criterionId,
      weight: entry(table.weights, k) * 100,
      needed: neededWeight(table, candidateId, k),
    })),
  }
}

function neededScores(
  table: ScoreTable,
  candidateId: CandidateId,
  gap: number,
  sign: 1 | -1,
  enough: boolean,
): NeededScore[] {
  const row = entry(table.scores, table.candidateIds.indexOf(candidateId))
  return table.criterionIds.map((criterionId, j) => {
    const from = entry(row, j)
    const weight = entry(table.weights, j)
    if (weight <= 0) return { criterionId, from, needed: null, possible: false }
    const needed = withoutNoise(from + (sign * gap) / weight)
    const possible = enough && needed <= scaleMax + 1e-9 && needed >= scaleMin - 1e-9
    return { criterionId, from, needed, possible }
  })
}

/**
 * The differences to all others are straight lines in the weight, so the weights at which a
 * candidate is first are one interval: what every line leaves of [0, 1].
 */
function neededWeight(table: ScoreTable, candidateId: CandidateId, k: number): number | null {
  const own = entry(table.scores, table.candidateIds.indexOf(candidateId))
  const present = entry(table.weights, k)
  if (table.criterionIds.length < 2) return null
  const rest = moveWeight(table.weights, k, 0)
  let [from, to] = [0, 1]
  table.candidateIds.forEach((id, i) => {
    if (id === candidateId) return
    const lead = own.map((score, j) => score - entry(entry(table.scores, i), j))
    const atNone = dot(rest, lead)
    const slope = entry(lead, k) - atNone
    if (Math.abs(slope) < 1e-12) {
      if (atNone < -tieTolerance) to = -1
    } else if (slope > 0) from = Math.max(from, -atNone / slope)
    else to = Math.min(to, -atNone / slope)
  })
  if (from > to + 1e-12) return null
  return withoutNoise(Math.min(to, Math.max(from, present))) * 100
}
