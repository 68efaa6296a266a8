/**
 * How far one weight can move before somebody else comes first.
 *
 * One weight is moved alone from 0 to 100 percent; the others keep their proportions and fill
 * the rest. The difference of two totals is then a straight line in that weight, so where the
 * leader loses its place is found exactly:
 *
 *     d(t) = t · dₖ + (1 - t) · Σ_{j≠k} wⱼ dⱼ / (1 - wₖ)
 */
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { moveWeight, type ScoreTable, tableTotals } from '#shared/domain/scoring/score-table'
import { rankTotals } from '#shared/domain/scoring/ranking'
import { byId, dot, entry, withoutNoise } from '#shared/domain/statistics'

/** The weights of one criterion at which the leader keeps first place. All in percent, [0, 100]. */
export interface WeightInterval {
  readonly criterionId: CriterionId
  readonly weight: number
  readonly from: number
  readonly to: number
  /** Who comes first just below `from`; null when it is kept down to 0. */
  readonly lostBelowTo: CandidateId | null
  /** Who comes first just above `to`; null when it is kept up to 100. */
  readonly lostAboveTo: CandidateId | null
}

/** The smallest move of a single weight that costs the leader first place. */
export interface WeightFlip {
  readonly criterionId: CriterionId
  /** In percent points, new minus old. */
  readonly change: number
  readonly weight: number
  readonly newWeight: number
  readonly newWinnerId: CandidateId
}

/** The leader of a table: the best by total, of equals the first by id. Null of an empty table. */
export function leaderOf(table: ScoreTable): CandidateId | null {
  const totals = tableTotals(table, table.weights)
  const placed = rankTotals(
    table.candidateIds.map((candidateId, i) => ({ candidateId, total: entry(totals, i) })),
  )
  return placed[0]?.candidateId ?? null
}

/** One interval per criterion of the table, in its order. Empty without two candidates. */
export function weightIntervals(table: ScoreTable): WeightInterval[] {
  const leader = leaderOf(table)
  if (leader === null || table.candidateIds.length < 2) return []
  return table.criterionIds.map((criterionId, k) => intervalOf(table, leader, criterionId, k))
}

interface Crossing {
  readonly at: number
  readonly candidateId: CandidateId
}

function intervalOf(
  table: ScoreTable,
  leader: CandidateId,
  criterionId: CriterionId,
  k: number,
): WeightInterval {
  const weight = entry(table.weights, k)
  const [below, above] = crossings(table, leader, k, weight)
  const lower = pick(below, (a, b) => b.at - a.at, table, k)
  const upper = pick(above, (a, b) => a.at - b.at, table, k)
  return {
    criterionId,
    weight: weight * 100,
    from: lower && lower.at > 1e-12 ? lower.at * 100 : 0,
    to: upper && upper.at < 1 - 1e-12 ? upper.at * 100 : 100,
    lostBelowTo: lower && lower.at > 1e-12 ? lower.candidateId : null,
    lostAboveTo: upper && upper.at < 1 - 1e-12 ? upper.candidateId : null,
  }
}

/** Where the leader meets each challenger: below the present weight, and above it. */
function crossings(table: ScoreTable, leader: CandidateId, k: number, weight: number) {
  const own = entry(table.scores, table.candidateIds.indexOf(leader))
  const rest = moveWeight(table.weights, k, 0)
  const below: Crossing[] = []
  const above: Crossing[] = []
  table.candidateIds.forEach((candidateId, i) => {
    if (candidateId === leader) return
    const lead = own.map((score, j) => score - entry(entry(table.scores, i), j))
    const atNone = dot(rest, lead)
    const atAll = entry(lead, k)
    const slope = atAll - atNone
    if (Math.abs(slope) < 1e-12) return
    const at = -atNone / slope
    if (slope > 0 && at > 0) below.push({ at: Math.min(at, weight), candidateId })
    if (slope < 0 && at < 1) above.push({ at: Math.max(at, weight), candidateId })
  })
  return [below, above] as const
}

/** The first crossing met; of several at the same place the one that leads just beyond it. */
function pick(
  all: readonly Crossing[],
  nearest: (a: Crossing, b: Crossing) => number,
  table: ScoreTable,
  k: number,
): Crossing | undefined {
  const sorted = all.toSorted((a, b) => nearest(a, b) || byId(a.candidateId, b.candidateId))
  const first = sorted[0]
  if (!first) return undefined
  const together = sorted.filter(({ at }) => Math.abs(at - first.at) < 1e-9)
  if (together.length === 1) return first
  const beyond = nearest(first, { at: first.at + 1, candidateId: first.candidateId }) > 0 ? -1 : 1
  const totals = tableTotals(table, moveWeight(table.weights, k, first.at + beyond * 1e-6))
  return together.toSorted(
    (a, b) =>
      totalOf(table, totals, b) - totalOf(table, totals, a) || byId(a.candidateId, b.candidateId),
  )[0]
}

const totalOf = (table: ScoreTable, totals: readonly number[], { candidateId }: Crossing) =>
  entry(totals, table.candidateIds.indexOf(candidateId))

/**
 * The smallest move of one weight that costs the leader first place; of equally small ones the
 * first criterion, and a rise before a fall. Null when no single weight can.
 */
export function smallestFlip(intervals: readonly WeightInterval[]): WeightFlip | null {
  const flips = intervals.flatMap(({ criterionId, weight, from, to, lostAboveTo, lostBelowTo }) => [
    ...(lostAboveTo ? [flip(criterionId, weight, to, lostAboveTo)] : []),
    ...(lostBelowTo ? [flip(criterionId, weight, from, lostBelowTo)] : []),
  ])
  const size = ({ change }: WeightFlip) => Math.abs(change)
  return flips.reduce<WeightFlip | null>(
    (best, next) => (best === null || size(next) < size(best) - 1e-9 ? next : best),
    null,
  )
}

function flip(
  criterionId: CriterionId,
  weight: number,
  newWeight: number,
  newWinnerId: CandidateId,
): WeightFlip {
  return { criterionId, weight, newWeight, newWinnerId, change: withoutNoise(newWeight - weight) }
}
