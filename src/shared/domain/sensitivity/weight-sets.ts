/**
 * How often each candidate comes first when every weight may be off by a fifth.
 *
 * Every weight is multiplied by 0.8, 1 or 1.2, and the weights are renormalised. Up to ten
 * weights all combinations are tried, which is exact; with more, 20,000 combinations are drawn
 * at random with a seed, and the result says so. A difference below 1e-9 is a tie and nobody's
 * win.
 */
import type { CandidateId } from '#shared/domain/ids'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { tieTolerance } from '#shared/domain/scoring/ranking'
import { entry } from '#shared/domain/statistics'
import { seededRandom } from '#shared/domain/sensitivity/random'

export const weightFactors: readonly number[] = [0.8, 1, 1.2]
const mostExact = 10
const drawn = 20_000

export interface WeightSets {
  /** Whether all combinations were tried, or some drawn at random with this seed. */
  readonly method: { readonly kind: 'all' } | { readonly kind: 'drawn'; readonly seed: number }
  readonly combinations: number
  readonly factors: readonly number[]
  /** In the order of the table. `percent` of all combinations, in [0, 100]. */
  readonly wins: readonly {
    readonly candidateId: CandidateId
    readonly count: number
    readonly percent: number
  }[]
  readonly ties: number
  readonly tiesPercent: number
}

/**
 * Wins of every candidate over the weight sets.
 *
 * Weights of zero stay zero and are not varied. Without a candidate there are no combinations.
 */
export function weightSets(table: ScoreTable, seed = 1): WeightSets {
  const columns = table.weights.flatMap((weight, j) => (weight > 0 ? [j] : []))
  const rows = table.candidateIds.length
  const counts = { wins: new Array<number>(rows).fill(0), ties: 0, sets: 0 }
  const parts = columns.map((j) => {
    const weight = entry(table.weights, j)
    return weightFactors.map((factor) => ({
      weight: factor * weight,
      points: Float64Array.from(table.scores, (row) => factor * weight * entry(row, j)),
    }))
  })
  const exact = columns.length <= mostExact
  if (rows > 0 && columns.length > 0) {
    if (exact) tryAll(parts, rows, counts)
    else drawSome(parts, rows, counts, seed)
  }
  const share = (count: number) => (counts.sets === 0 ? 0 : (count / counts.sets) * 100)
  return {
    method: exact ? { kind: 'all' } : { kind: 'drawn', seed },
    combinations: counts.sets,
    factors: weightFactors,
    wins: table.candidateIds.map((candidateId, i) => ({
      candidateId,
      count: entry(counts.wins, i),
      percent: share(entry(counts.wins, i)),
    })),
    ties: counts.ties,
    tiesPercent: share(counts.ties),
  }
}

/** What one criterion adds to the sums under one factor. */
interface Part {
  readonly weight: number
  readonly points: Float64Array
}
/** One part per factor. */
type Parts = readonly (readonly Part[])[]
interface Counts {
  readonly wins: number[]
  ties: number
  sets: number
}

/** Depth first over the criteria, so that partial sums are shared by the combinations below. */
function tryAll(parts: Parts, rows: number, counts: Counts): void {
  const sums = Array.from({ length: parts.length + 1 }, () => new Float64Array(rows))
  const visit = (depth: number, weight: number): void => {
    const sum = entry(sums, depth)
    const choices = parts[depth]
    if (!choices) {
      count(sum, weight, counts)
      return
    }
    const next = entry(sums, depth + 1)
    for (const { points, weight: added } of choices) {
      next.set(sum)
      addTo(next, points)
      visit(depth + 1, weight + added)
    }
  }
  visit(0, 0)
}

function drawSome(parts: Parts, rows: number, counts: Counts, seed: number): void {
  const random = seededRandom(seed)
  const sum = new Float64Array(rows)
  for (let set = 0; set < drawn; set += 1) {
    sum.fill(0)
    let weight = 0
    for (const choices of parts) {
      const part = choices[Math.floor(random() * choices.length)]
      if (!part) continue
      weight += part.weight
      addTo(sum, part.points)
    }
    count(sum, weight, counts)
  }
}

function addTo(sum: Float64Array, points: Float64Array): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (points[i] ?? 0)
}

/** Books one weight set, whose sums are not normalised yet. */
function count(sums: Float64Array, weight: number, counts: Counts): void {
  let best = -Infinity
  let second = -Infinity
  let winner = 0
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i] ?? 0
    if (sum > best) {
      second = best
      best = sum
      winner = i
    } else if (sum > second) second = sum
  }
  counts.sets += 1
  if ((best - second) / weight <= tieTolerance) counts.ties += 1
  else counts.wins[winner] = entry(counts.wins, winner) + 1
}
