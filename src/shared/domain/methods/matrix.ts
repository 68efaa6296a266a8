/**
 * What all methods for many criteria share: rows are alternatives, columns are criteria.
 */
import { ascending } from '#shared/domain/methods/ascending'
import { entry } from '#shared/domain/statistics'
import { tieTolerance } from '#shared/domain/scoring/ranking'

export type Row = readonly number[]
export type Matrix = readonly Row[]

/** Whether more of a criterion is better, or less. */
export type Direction = 'max' | 'min'

/** Alternatives to compare. Weights on any non-negative scale; they are divided by their sum. */
export interface Problem {
  readonly matrix: Matrix
  readonly directions: readonly Direction[]
  readonly weights: Row
}

/**
 * Numbers divided by their sum.
 *
 * @throws {RangeError} if the sum is not positive, as nothing but zeros says nothing, or too large
 */
export function sharesOfSum(values: Row): number[] {
  const sum = total(values)
  if (!(sum > 0)) throw new RangeError('The sum must be positive')
  if (sum === Infinity) throw new RangeError('The sum is too large')
  return values.map((value) => value / sum)
}

/** Sum of some numbers; 0 of none. */
export function total(values: Row): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Rows and columns exchanged; of a matrix that has at least one row. */
export function transposed(matrix: Matrix): number[][] {
  return entry(matrix, 0).map((_, j) => matrix.map((row) => entry(row, j)))
}

/** Every value with its row and column put through a function. */
export function mapped(
  matrix: Matrix,
  change: (value: number, row: number, column: number) => number,
): number[][] {
  return matrix.map((row, i) => row.map((value, j) => change(value, i, j)))
}

/** Lowest and highest of some numbers, of which there is at least one. */
export function ends(values: Row): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)]
}

/**
 * Competition ranks: 1 plus the number of those that are better by more than 1e-9.
 *
 * @param better whether high or low numbers are better
 */
export function competitionRanks(
  values: ArrayLike<number>,
  better: 'high' | 'low' = 'high',
): number[] {
  // Best first; the difference decides, as two sums would round differently.
  const sign = better === 'high' ? -1 : 1
  const signed = new Float64Array(values.length)
  for (let i = 0; i < signed.length; i += 1) signed[i] = sign * (values[i] ?? 0)
  const { sorted, order } = ascending(signed)
  const ranks = new Array<number>(order.length).fill(1)
  let before = 0
  for (let i = 0; i < sorted.length; i += 1) {
    const own = sorted[i] ?? 0
    while (before < i && own - (sorted[before] ?? 0) > tieTolerance) before += 1
    ranks[order[i] ?? 0] = 1 + before
  }
  return ranks
}

/** A matrix times a column. */
export function times(matrix: Matrix, vector: Row): number[] {
  return matrix.map((row) => row.reduce((sum, value, j) => sum + value * entry(vector, j), 0))
}

/** Every value of a square matrix, with 0 on the diagonal. */
export function pairwise(size: number, value: (a: number, b: number) => number): number[][] {
  return Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_unused, b) => (a === b ? 0 : value(a, b))),
  )
}
