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
  readonly add: (weights: Row, scores: Row | Float64Array, share: number) => void
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
  const own = new Float64Array(alternatives)
  let whole = 0
  return {
    add(weights, scores, share) {
      whole += share
      own.set(scores)
      for (let i = 0; i < alternatives; i += 1) {
        const score = own[i] ?? 0
        let better = 0
        const winning = entry(wins, i)
        for (let k = 0; k < alternatives; k += 1) {
          const lead = score - (own[k] ?? 0)
          if (lead < -tolerance) better += 1
          else if (lead > tolerance) winning[k] = (winning[k] ?? 0) + share
        }
        const rank = entry(ranks, i)
        rank[better] = (rank[better] ?? 0) + share
        if (better > 0) continue
        const sums = entry(weightSums, i)
        for (let j = 0; j < criteria; j += 1) sums[j] = (sums[j] ?? 0) + share * (weights[j] ?? 0)
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
