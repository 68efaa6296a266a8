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
  ends,
  type Problem,
  type Row,
  sharesOfSum,
  transposed,
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
  const scaled = how === 'vector' ? unitColumns(matrix) : normalised(matrix, directions, 'minmax')
  const weighted = transposed(scaled).map((values, j) =>
    values.map((value) => value * entry(shares, j)),
  )
  const turned = (j: number) => how === 'vector' && directions[j] === 'min'
  const ideal = weighted.map((values, j) => ends(values)[turned(j) ? 0 : 1])
  const worst = weighted.map((values, j) => ends(values)[turned(j) ? 1 : 0])
  const rows = transposed(weighted)
  const distances = (target: Row) =>
    rows.map((row) => Math.hypot(...row.map((value, j) => value - entry(target, j))))
  const dPlus = distances(ideal)
  const dMinus = distances(worst)
  const closeness = dMinus.map((far, i) => {
    const both = far + entry(dPlus, i)
    return both === 0 ? 0.5 : far / both
  })
  return { dPlus, dMinus, closeness, ranks: competitionRanks(closeness) }
}

/** Columns of length 1; a column of zeros stays zeros. */
function unitColumns(matrix: Problem['matrix']): number[][] {
  return transposed(
    transposed(matrix).map((values) => {
      const length = Math.hypot(...values)
      return values.map((value) => (length === 0 ? 0 : value / length))
    }),
  )
}
