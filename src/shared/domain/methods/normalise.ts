/**
 * Bringing criteria in different units onto one scale.
 */
import {
  type Direction,
  ends,
  mapped,
  type Matrix,
  type Row,
  total,
  transposed,
} from '#shared/domain/methods/matrix'
import { entry } from '#shared/domain/statistics'

/**
 * - `none`: as it is
 * - `linear_max`: x / max, for less-is-better min / x
 * - `sum`: x / sum, for less-is-better (1/x) / sum(1/x)
 * - `minmax`: 0 for the worst to 1 for the best; 1 for all in a constant column
 */
export type Normalisation = 'none' | 'linear_max' | 'sum' | 'minmax'

/** A value that a normalisation cannot cope with. */
export interface NormalisationProblem {
  readonly row: number
  readonly column: number
  readonly reason: string
}

/**
 * The first value that a normalisation cannot cope with; null if there is none. Dividing by a
 * largest value, or by a sum, that is not positive would turn the order round, and so would
 * dividing by a less-is-better value that is not positive.
 */
export function normalisationProblem(
  matrix: Matrix,
  directions: readonly Direction[],
  how: Normalisation,
): NormalisationProblem | null {
  if (how === 'none' || how === 'minmax') return null
  const columns = transposed(matrix)
  for (const [column, values] of columns.entries()) {
    if (directions[column] === 'min') {
      const row = values.findIndex((value) => !(value > 0))
      if (row >= 0)
        return { row, column, reason: 'Less-is-better values must be positive to be divided by' }
    } else if (!((how === 'sum' ? total(values) : ends(values)[1]) > 0)) {
      const what = how === 'sum' ? 'sum' : 'largest value'
      return { row: 0, column, reason: `The ${what} of this criterion must be positive` }
    }
  }
  return null
}

/**
 * A normalised matrix, in which more is better unless `none` was asked for.
 *
 * @throws {RangeError} where there is a `normalisationProblem`
 */
export function normalised(
  matrix: Matrix,
  directions: readonly Direction[],
  how: Normalisation,
): number[][] {
  if (how === 'none') return mapped(matrix, (value) => value)
  const problem = normalisationProblem(matrix, directions, how)
  if (problem) throw new RangeError(problem.reason)
  return transposed(
    transposed(matrix).map((values, j) => byColumn[how](values, entry(directions, j))),
  )
}

const byColumn: Readonly<
  Record<Exclude<Normalisation, 'none'>, (values: Row, direction: Direction) => number[]>
> = {
  linear_max(values, direction) {
    const [low, high] = ends(values)
    return direction === 'max'
      ? values.map((value) => value / high)
      : values.map((value) => low / value)
  },
  sum(values, direction) {
    const upright = direction === 'max' ? values : values.map((value) => 1 / value)
    const sum = total(upright)
    return upright.map((value) => value / sum)
  },
  minmax(values, direction) {
    const [low, high] = ends(values)
    if (low === high) return values.map(() => 1)
    return values.map((value) => (direction === 'max' ? value - low : high - value) / (high - low))
  },
}

/**
 * Values on fixed scales, one per criterion.
 *
 * @param scales worst and best value; best below worst where less is better
 * @returns 0 at the worst to 1 at the best, held to that range
 * @throws {RangeError} if worst equals best
 */
export function onScales(
  matrix: Matrix,
  scales: readonly (readonly [number, number])[],
): number[][] {
  return mapped(matrix, (value, _, j) => {
    const [worst, best] = entry(scales, j)
    if (worst === best) throw new RangeError('Worst and best must differ')
    return Math.min(1, Math.max(0, (value - worst) / (best - worst)))
  })
}
