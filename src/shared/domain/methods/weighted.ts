/**
 * Weighted sum and weighted product.
 *
 *     sum_i = Σ wⱼ rᵢⱼ        product_i = Π rᵢⱼ^wⱼ
 *
 * Source: Triantaphyllou, Multi-Criteria Decision Making Methods (2000), ch. 2.
 */
import {
  competitionRanks,
  type Matrix,
  pairwise,
  type Problem,
  type Row,
  sharesOfSum,
} from '#shared/domain/methods/matrix'
import { type Normalisation, normalised } from '#shared/domain/methods/normalise'
import { dot, entry } from '#shared/domain/statistics'

export interface RankedScores {
  readonly scores: Row
  readonly ranks: Row
}

/** Weighted sum of values that are on one scale already, more being better. */
export function weightedSum(values: Matrix, weights: Row): RankedScores {
  const shares = sharesOfSum(weights)
  const scores = values.map((row) => dot(shares, row))
  return { scores, ranks: competitionRanks(scores) }
}

/**
 * Weighted product. With `none` a less-is-better criterion gets a negative exponent, so units
 * cancel out in the ratio of two products.
 *
 * @returns `ratios[a][b]` = product a / product b; 0 on the diagonal
 * @throws {RangeError} if a value is not positive
 */
export function weightedProduct(
  { matrix, directions, weights }: Problem,
  how: Extract<Normalisation, 'none' | 'linear_max'>,
): RankedScores & { readonly ratios: Matrix } {
  if (matrix.flat().some((value) => !(value > 0)))
    throw new RangeError('A weighted product needs positive values')
  const shares = sharesOfSum(weights)
  const values = normalised(matrix, directions, how)
  const scores = values.map((row) =>
    row.reduce((product, value, j) => {
      const sign = how === 'none' && directions[j] === 'min' ? -1 : 1
      return product * value ** (sign * entry(shares, j))
    }, 1),
  )
  const ratios = pairwise(scores.length, (a, b) => entry(scores, a) / entry(scores, b))
  return { scores, ranks: competitionRanks(scores), ratios }
}
