/**
 * How much one weight must change, the others left alone, until two alternatives draw level.
 *
 *     δ = 100 (P_j - P_i) / ((a_jk - a_ik) w_k),   new weight = w_k - w_k δ / 100
 *
 * Source: Triantaphyllou & Sánchez, A sensitivity analysis approach for some deterministic
 * multi-criteria decision-making methods (1997).
 */
import { type Matrix, type Row, sharesOfSum } from '#shared/domain/methods/matrix'
import { dot, entry } from '#shared/domain/statistics'

/** Change of one weight for one pair. Percent of the weight; positive means that it falls. */
export interface WeightChangeNeeded {
  readonly percent: number
  readonly newWeight: number
  /** Whether the weight would not become negative. */
  readonly feasible: boolean
}

/**
 * Changes for a pair and every criterion; null where the two are equal on it, or where it weighs
 * nothing, so that no relative change can help.
 */
export function minimalChanges(
  values: Matrix,
  weights: Row,
  i: number,
  j: number,
): (WeightChangeNeeded | null)[] {
  const shares = sharesOfSum(weights)
  const [first, second] = [entry(values, i), entry(values, j)]
  const gap = dot(shares, second) - dot(shares, first)
  return shares.map((weight, k) => {
    const lead = entry(second, k) - entry(first, k)
    if (lead === 0 || weight === 0) return null
    const percent = (100 * gap) / (lead * weight)
    return { percent, newWeight: weight - (weight * percent) / 100, feasible: percent <= 100 }
  })
}
