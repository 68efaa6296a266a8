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
  const columns = how === 'vector' ? unitFactors(rows, shares) : Float64Array.from(shares)
  const isLess = shares.map((_, j) => how === 'vector' && directions[j] === 'min')
  const { best, worst } = endsOf(rows, columns, isLess)
  const dPlus: number[] = []
  const dMinus: number[] = []
  for (const row of rows) {
    let [plus, minus] = [0, 0]
    for (let j = 0; j < columns.length; j += 1) {
      const value = (row[j] ?? 0) * (columns[j] ?? 0)
      const [toBest, toWorst] = [value - (best[j] ?? 0), value - (worst[j] ?? 0)]
      plus += toBest * toBest
      minus += toWorst * toWorst
    }
    dPlus.push(Math.sqrt(plus))
    dMinus.push(Math.sqrt(minus))
  }
  const closeness = dMinus.map((far, i) => {
    const both = far + entry(dPlus, i)
    return both === 0 ? 0.5 : far / both
  })
  return { dPlus, dMinus, closeness, ranks: competitionRanks(closeness) }
}

/** What brings every column to length 1, times its weight; 0 for a column of zeros. */
function unitFactors(rows: Problem['matrix'], shares: Row): Float64Array {
  const largest = new Float64Array(shares.length)
  const squares = new Float64Array(shares.length)
  for (const row of rows)
    for (let j = 0; j < largest.length; j += 1)
      largest[j] = Math.max(largest[j] ?? 0, Math.abs(row[j] ?? 0))
  // In units of the largest, so that squares neither overflow nor vanish.
  for (const row of rows)
    for (let j = 0; j < squares.length; j += 1) {
      const part = (row[j] ?? 0) / (largest[j] ?? 1)
      squares[j] = (squares[j] ?? 0) + part * part
    }
  return Float64Array.from(shares, (share, j) => {
    const unit = largest[j] ?? 0
    return unit === 0 ? 0 : share / Math.sqrt(squares[j] ?? 1) / unit
  })
}

/** The best and the worst weighted value of every column. */
function endsOf(rows: Problem['matrix'], columns: Float64Array, isLess: readonly boolean[]) {
  const low = new Float64Array(columns.length).fill(Infinity)
  const high = new Float64Array(columns.length).fill(-Infinity)
  for (const row of rows)
    for (let j = 0; j < columns.length; j += 1) {
      const value = (row[j] ?? 0) * (columns[j] ?? 0)
      low[j] = Math.min(low[j] ?? 0, value)
      high[j] = Math.max(high[j] ?? 0, value)
    }
  return {
    best: high.map((value, j) => (isLess[j] ? (low[j] ?? 0) : value)),
    worst: low.map((value, j) => (isLess[j] ? (high[j] ?? 0) : value)),
  }
}
