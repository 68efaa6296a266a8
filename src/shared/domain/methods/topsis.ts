/**
 * TOPSIS: close to the best of everything and far from the worst of everything.
 *
 * The weighted normalised matrix is compared with its best and worst value per criterion;
 * closeness = D⁻ / (D⁺ + D⁻) with Euclidean distances, 0.5 where both are 0. A constant criterion
 * adds nothing to either.
 *
 * Source: Hwang & Yoon, Multiple Attribute Decision Making (1981).
 */
import {
  competitionRanks,
  type Problem,
  type Row,
  sharesOfSum,
} from '#shared/domain/methods/matrix'
import { normalised } from '#shared/domain/methods/normalise'
import { entry } from '#shared/domain/statistics'

export interface Topsis {
  readonly dPlus: Row
  readonly dMinus: Row
  /** In [0, 1], more is better. */
  readonly closeness: Row
  readonly ranks: Row
}

export function topsis(
  { matrix, directions, weights }: Problem,
  how: 'vector' | 'minmax' = 'vector',
): Topsis {
  const shares = sharesOfSum(weights)
  const rows = how === 'vector' ? matrix : normalised(matrix, directions, 'minmax')
  const columns = columnsOf(rows, shares.length)
  const factors = how === 'vector' ? unitFactors(rows, columns, shares) : Float64Array.from(shares)
  const isLess = shares.map((_, j) => how === 'vector' && directions[j] === 'min')
  // A factor is never negative, so the ends stay the ends.
  const ends = (one: Float64Array, other: Float64Array) =>
    factors.map((factor, j) => factor * ((isLess[j] ? other[j] : one[j]) ?? 0))
  const { dPlus, dMinus } = distances(
    rows,
    factors,
    ends(columns.high, columns.low),
    ends(columns.low, columns.high),
  )
  const closeness = dMinus.map((far, i) => {
    const both = far + entry(dPlus, i)
    return both === 0 ? 0.5 : far / both
  })
  return { dPlus, dMinus, closeness, ranks: competitionRanks(closeness) }
}

interface Columns {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly squares: Float64Array
}

/** Ends and sums of squares of every column, in one pass. */
function columnsOf(rows: Problem['matrix'], count: number): Columns {
  const low = new Float64Array(count)
  const high = new Float64Array(count)
  const squares = new Float64Array(count)
  for (let j = 0; j < count; j += 1) {
    let least = Infinity
    let most = -Infinity
    let sum = 0
    for (const row of rows) {
      const value = row[j] ?? 0
      if (value < least) least = value
      if (value > most) most = value
      sum += value * value
    }
    low[j] = least
    high[j] = most
    squares[j] = sum
  }
  return { low, high, squares }
}

/** What brings every column to length 1, times its weight; 0 for a column of (nearly) zeros. */
function unitFactors(
  rows: Problem['matrix'],
  { low, high, squares }: Columns,
  shares: Row,
): Float64Array {
  return Float64Array.from(shares, (share, j) => {
    const sum = squares[j] ?? 0
    if (sum > 1e-280 && sum < Infinity) return share / Math.sqrt(sum)
    // Squares have overflowed or vanished: in units of the largest they do not.
    const largest = Math.max(-(low[j] ?? 0), high[j] ?? 0)
    const length = Math.hypot(...rows.map((row) => (row[j] ?? 0) / (largest || 1)))
    const factor = share / length / largest
    return Number.isFinite(factor) ? factor : 0
  })
}

/**
 * How far every row is from the best and from the worst of everything. Two rows at a time, so
 * that their sums do not wait for each other.
 */
function distances(
  rows: Problem['matrix'],
  factors: Float64Array,
  best: Float64Array,
  worst: Float64Array,
) {
  const dPlus: number[] = []
  const dMinus: number[] = []
  for (let i = 0; i < rows.length; i += 2) {
    const one = entry(rows, i)
    const other = rows[i + 1] ?? one
    let onePlus = 0
    let oneMinus = 0
    let otherPlus = 0
    let otherMinus = 0
    for (let j = 0; j < factors.length; j += 1) {
      const factor = factors[j] ?? 0
      const high = best[j] ?? 0
      const low = worst[j] ?? 0
      const a = (one[j] ?? 0) * factor
      const b = (other[j] ?? 0) * factor
      onePlus += (a - high) * (a - high)
      oneMinus += (a - low) * (a - low)
      otherPlus += (b - high) * (b - high)
      otherMinus += (b - low) * (b - low)
    }
    dPlus.push(Math.sqrt(onePlus), Math.sqrt(otherPlus))
    dMinus.push(Math.sqrt(oneMinus), Math.sqrt(otherMinus))
  }
  // An odd last row was its own companion.
  return { dPlus: dPlus.slice(0, rows.length), dMinus: dMinus.slice(0, rows.length) }
}
