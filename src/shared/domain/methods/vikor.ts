/**
 * VIKOR: a compromise between the good of the group (S) and the worst single regret (R).
 *
 * Regret of an alternative on a criterion: w (f* - f) / (f* - f⁻), 0 where all are equal. S is
 * their sum, R the largest; Q = v (S - S*) / (S⁻ - S*) + (1 - v) (R - R*) / (R⁻ - R*).
 *
 * Source: Opricovic & Tzeng, Compromise solution by MCDM methods (2004).
 */
import {
  competitionRanks,
  ends,
  type Problem,
  type Row,
  sharesOfSum,
  total,
  transposed,
} from '#shared/domain/methods/matrix'
import { tieTolerance } from '#shared/domain/scoring/ranking'
import { entry } from '#shared/domain/statistics'

export interface Vikor {
  readonly s: Row
  readonly r: Row
  /** Less is better. */
  readonly q: Row
  readonly ranks: Row
  /** The advantage that the best needs over the second: 1 / (m - 1). */
  readonly dq: number
  readonly acceptableAdvantage: boolean
  readonly acceptableStability: boolean
  /** The compromise: one alternative where both conditions hold, else several. Ascending. */
  readonly compromise: readonly number[]
}

/**
 * @param v weight of the group's good against the worst regret, in [0, 1]
 * @throws {RangeError} with fewer than two alternatives
 */
export function vikor({ matrix, directions, weights }: Problem, v: number): Vikor {
  if (matrix.length < 2) throw new RangeError('VIKOR needs at least two alternatives')
  const shares = sharesOfSum(weights)
  const regrets = transposed(matrix).map((values, j) => {
    const [low, high] = ends(values)
    const best = directions[j] === 'max' ? high : low
    return values.map((value) =>
      high === low ? 0 : (entry(shares, j) * Math.abs(best - value)) / (high - low),
    )
  })
  const rows = matrix.map((_, i) => regrets.map((values) => entry(values, i)))
  const s = rows.map(total)
  const r = rows.map((row) => Math.max(...row))
  const [sPart, rPart] = [fromBest(s), fromBest(r)]
  const q = sPart.map((part, i) => v * part + (1 - v) * entry(rPart, i))
  return { s, r, q, ranks: competitionRanks(q, 'low'), ...compromiseOf(s, r, q) }
}

/** How far from the lowest, 0 to 1; 0 for all where all are equal. */
function fromBest(values: Row): number[] {
  const [low, high] = ends(values)
  return values.map((value) => (high - low <= tieTolerance ? 0 : (value - low) / (high - low)))
}

function compromiseOf(s: Row, r: Row, q: Row) {
  const order = q.map((_, i) => i).toSorted((a, b) => entry(q, a) - entry(q, b) || a - b)
  const [first, second] = [entry(order, 0), entry(order, 1)]
  const dq = 1 / (q.length - 1)
  const ahead = (i: number) => entry(q, i) - entry(q, first)
  const acceptableAdvantage = ahead(second) >= dq - tieTolerance
  const bestBy = (values: Row) => entry(values, first) - Math.min(...values) <= tieTolerance
  const acceptableStability = bestBy(s) || bestBy(r)
  const near = order.filter((i) => ahead(i) < dq - tieTolerance)
  const steady = acceptableStability ? [first] : [first, second]
  const chosen = acceptableAdvantage ? steady : near
  return {
    dq,
    acceptableAdvantage,
    acceptableStability,
    compromise: chosen.toSorted((a, b) => a - b),
  }
}
