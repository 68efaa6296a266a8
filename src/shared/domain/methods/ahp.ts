/**
 * Analytic hierarchy process: weights from comparing two at a time.
 *
 * Entry a[i][j] says how many times as important i is as j; a[j][i] is its reciprocal. The
 * consistency ratio CR = ((λmax - n) / (n - 1)) / RI(n) is 0 for n up to 2; above 0.1 the
 * comparisons contradict each other too much.
 *
 * Source: Saaty, The Analytic Hierarchy Process (1980); random indices of 1980 and 2007.
 */
import {
  competitionRanks,
  mapped,
  type Matrix,
  type Row,
  sharesOfSum,
  times,
  total,
  transposed,
} from '#shared/domain/methods/matrix'
import { entry, withoutNoise } from '#shared/domain/statistics'

/** Principal eigenvector, geometric means of rows, or mean of the normalised columns. */
export type PriorityMethod = 'eigen' | 'geometric' | 'mean'
export type RandomIndex = 'saaty1980' | 'saaty2007'

/** Mean consistency index of random matrices, for n = 1 to 15. */
const randomIndices: Readonly<Record<RandomIndex, Row>> = {
  saaty1980: [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  saaty2007: [0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
}

export interface Priorities {
  readonly weights: Row
  readonly lambdaMax: number
  readonly ci: number
  readonly ri: number
  /** Never negative. */
  readonly cr: number
}

/**
 * Weights of a square matrix of positive comparisons, with their consistency.
 *
 * @throws {RangeError} if it is not square and positive, or has more than 15 rows
 */
export function priorities(
  matrix: Matrix,
  method: PriorityMethod = 'eigen',
  table: RandomIndex = 'saaty1980',
): Priorities {
  const n = matrix.length
  const square = matrix.every((row) => row.length === n && row.every((value) => value > 0))
  if (n === 0 || n > 15 || !square)
    throw new RangeError('Comparisons must be a square matrix of 1 to 15 positive rows')
  const weights = weightsBy[method](matrix)
  const products = times(matrix, weights)
  const lambdaMax = total(products.map((value, i) => value / entry(weights, i))) / n
  const ri = entry(randomIndices[table], n - 1)
  const ci = n <= 2 ? 0 : Math.max(0, withoutNoise((lambdaMax - n) / (n - 1)))
  return { weights, lambdaMax, ci, ri, cr: n <= 2 ? 0 : ci / ri }
}

const weightsBy: Readonly<Record<PriorityMethod, (matrix: Matrix) => number[]>> = {
  eigen: principalVector,
  geometric: (matrix) => sharesOfSum(matrix.map(geometricMean)),
  mean(matrix) {
    const shares = transposed(matrix).map(sharesOfSum)
    return matrix.map((_, i) => total(shares.map((values) => entry(values, i))) / matrix.length)
  },
}

/** Power iteration: for a positive matrix it always converges (Perron). */
function principalVector(matrix: Matrix): number[] {
  let vector = sharesOfSum(matrix.map(geometricMean))
  for (let step = 0; step < 10_000; step += 1) {
    const next = sharesOfSum(times(matrix, vector))
    const change = Math.max(...next.map((value, i) => Math.abs(value - entry(vector, i))))
    vector = next
    if (change < 1e-16) break
  }
  return vector
}

/** By logarithms, so that long lists neither overflow nor vanish. */
function geometricMean(values: Row): number {
  return Math.exp(total(values.map(Math.log)) / values.length)
}

export interface Hierarchy {
  readonly criteriaWeights: Row
  /** Sum to 1 when distributive; left as they are when ideal. */
  readonly totals: Row
  readonly ranks: Row
}

/**
 * Totals of alternatives that were compared on every criterion.
 *
 * `distributive`: local priorities sum to 1, so a copy of an alternative takes from it. `ideal`:
 * they are divided by the largest, so it does not.
 */
export function hierarchy(
  criteriaWeights: Row,
  alternativeMatrices: readonly Matrix[],
  mode: 'distributive' | 'ideal',
  method: PriorityMethod = 'eigen',
): Hierarchy {
  const locals = alternativeMatrices.map((matrix) => {
    const { weights } = priorities(matrix, method)
    const best = mode === 'ideal' ? Math.max(...weights) : 1
    return weights.map((weight) => weight / best)
  })
  const totals = entry(locals, 0).map((_, i) =>
    total(locals.map((local, j) => entry(criteriaWeights, j) * entry(local, i))),
  )
  return { criteriaWeights, totals, ranks: competitionRanks(totals) }
}

export interface GroupPriorities {
  /** Element-wise weighted geometric mean, which keeps reciprocity. */
  readonly matrix: Matrix
  readonly joint: Priorities
  /** Weights from the members' own weights: geometric mean renormalised, and arithmetic mean. */
  readonly geometric: Row
  readonly arithmetic: Row
}

/** Several people's comparisons together. Members weigh the same when no weights are given. */
export function groupPriorities(
  matrices: readonly Matrix[],
  memberWeights: Row | null,
): GroupPriorities {
  const shares = sharesOfSum(memberWeights ?? matrices.map(() => 1))
  const matrix = mapped(entry(matrices, 0), (_, i, j) =>
    Math.exp(total(matrices.map((own, k) => entry(shares, k) * Math.log(entry(entry(own, i), j))))),
  )
  const own = matrices.map((one) => priorities(one).weights)
  const each = entry(own, 0).map((_, j) => own.map((weights) => entry(weights, j)))
  return {
    matrix,
    joint: priorities(matrix),
    geometric: sharesOfSum(
      each.map((values) =>
        Math.exp(total(values.map((value, k) => entry(shares, k) * Math.log(value)))),
      ),
    ),
    arithmetic: each.map((values) => total(values.map((value, k) => entry(shares, k) * value))),
  }
}
