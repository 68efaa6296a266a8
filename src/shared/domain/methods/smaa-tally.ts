import type { Matrix, Row } from '#shared/domain/methods/matrix'
import { dot, entry } from '#shared/domain/statistics'

/** How often each alternative reaches each rank over many possible weights. */
export interface RankAcceptability {
  /** `[i][r]`: share of the weights that give alternative i rank r + 1. Rows add up to 1. */
  readonly acceptability: Matrix
  /** Mean weights given that the alternative is first; null if it never is. */
  readonly centralWeights: readonly (Row | null)[]
  /** `[i][k]`: share of the weights for which i scores higher than k; 0 on the diagonal. */
  readonly pairwiseWinning: Matrix
}

/** Counts weights as they come. Equal scores share the better rank. */
export interface Tally {
  /** Books one weight vector with the scores it gives, for so much of the whole. */
  readonly add: (weights: Row, scores: Row, share: number) => void
  readonly result: () => RankAcceptability
}

/**
 * A tally for so many alternatives and criteria.
 *
 * @param tolerance scores closer than this are equal
 */
export function newTally(alternatives: number, criteria: number, tolerance: number): Tally {
  const ranks = grid(alternatives, alternatives)
  const wins = grid(alternatives, alternatives)
  const weightSums = grid(alternatives, criteria)
  let whole = 0
  return {
    add(weights, scores, share) {
      whole += share
      for (let i = 0; i < alternatives; i += 1) {
        const own = entry(scores, i)
        let better = 0
        for (let k = 0; k < alternatives; k += 1) {
          const lead = own - entry(scores, k)
          if (lead < -tolerance) better += 1
          else if (lead > tolerance) increase(entry(wins, i), k, share)
        }
        increase(entry(ranks, i), better, share)
        if (better > 0) continue
        const sums = entry(weightSums, i)
        for (let j = 0; j < criteria; j += 1) increase(sums, j, share * entry(weights, j))
      }
    },
    result() {
      if (whole <= 0) throw new RangeError('No weights were counted')
      const ofWhole = (row: Float64Array) => Array.from(row, (value) => value / whole)
      return {
        acceptability: ranks.map(ofWhole),
        pairwiseWinning: wins.map(ofWhole),
        centralWeights: weightSums.map((sums, i) => {
          const first = entry(ranks, i)[0] ?? 0
          return first > 0 ? Array.from(sums, (sum) => sum / first) : null
        }),
      }
    },
  }
}

const grid = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => new Float64Array(columns))

function increase(row: Float64Array, index: number, by: number): void {
  row[index] = (row[index] ?? 0) + by
}

/**
 * Confidence of each central weight: whether the alternative is first there. Values are certain,
 * so it is 1 or 0; null without a central weight.
 */
export function confidenceFactors(
  values: Matrix,
  centralWeights: readonly (Row | null)[],
): (number | null)[] {
  return centralWeights.map((weights, i) => {
    if (weights === null) return null
    const scores = values.map((row) => dot(weights, row))
    return Math.max(...scores) - entry(scores, i) <= 1e-9 ? 1 : 0
  })
}
