import type { Matrix } from '#shared/domain/methods/matrix'
import { ends, transposed } from '#shared/domain/methods/matrix'
import { type RankProblem, shiftFor } from '#shared/domain/sensitivity/rank-engine'
import { tieTolerance } from '#shared/domain/scoring/ranking'
import { entry } from '#shared/domain/statistics'

/** Above this, rounded values are not made finer: the weights need the remaining bits. */
const finest = 8192

/**
 * Values as the whole numbers that a rank engine takes: criterion by criterion above the lowest,
 * which changes no ranking, in the largest unit in which all of them are whole; where there is
 * none, in 8192ths of the widest range, rounded.
 *
 * @returns null where whole numbers would not tell apart what differs on a criterion by more than
 *   1e-9, or would tell apart what does not, so that somebody could win who never should
 */
export function wholeValues(rows: Matrix): RankProblem | null {
  const columns = transposed(rows).map((values) => {
    const [low] = ends(values)
    return values.map((value) => value - low)
  })
  const widest = Math.max(...columns.map((values) => ends(values)[1]))
  if (!Number.isFinite(widest)) return null
  const unit = wholeUnit(columns, widest) ?? finest / widest
  const whole = columns.map((values) => values.map((value) => Math.round(value * unit)))
  const shift = shiftFor(columns.length, Math.round(widest * unit))
  const inOrder = columns.every((values, j) => isOrderKept(values, entry(whole, j)))
  if (shift === null || !inOrder) return null
  return {
    rows: rows.length,
    criteria: columns.length,
    values: Int32Array.from(rows.flatMap((_, i) => whole.map((values) => entry(values, i)))),
    shift,
  }
}

/** The smallest multiplier that makes all values whole, as for means of a few whole scores. */
function wholeUnit(columns: Matrix, widest: number): number | null {
  const values = [...new Set(columns.flat())]
  for (let unit = 1; unit * widest <= finest; unit += 1)
    if (values.every((value) => Math.abs(value * unit - Math.round(value * unit)) < tieTolerance))
      return unit
  return null
}

function isOrderKept(values: readonly number[], whole: readonly number[]): boolean {
  const order = values.map((_, i) => i).toSorted((a, b) => entry(values, a) - entry(values, b))
  return order.every((i, at) => {
    if (at === 0) return true
    const before = entry(order, at - 1)
    const differ = entry(values, i) - entry(values, before) > tieTolerance
    return differ === entry(whole, i) > entry(whole, before)
  })
}
