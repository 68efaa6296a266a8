/**
 * Complete scores as a plain table, for calculations that try other weights or scores.
 */
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { dot } from '#shared/domain/statistics'

/** Candidates in rows, criteria in columns, no blank anywhere. */
export interface ScoreTable {
  readonly candidateIds: readonly CandidateId[]
  readonly criterionIds: readonly CriterionId[]
  /** Shares of the criteria, adding up to 1. */
  readonly weights: readonly number[]
  /** One row per candidate, each score in [1, 5]. */
  readonly scores: readonly (readonly number[])[]
}

/** Weighted sum of every row, in points. */
export function tableTotals(
  { scores }: Pick<ScoreTable, 'scores'>,
  weights: readonly number[],
): number[] {
  return scores.map((row) => dot(weights, row))
}

/**
 * Weights with one of them moved to a new share, while the others keep their proportions and
 * fill the rest. Where the others weigh nothing, they share the rest equally.
 *
 * @param share in [0, 1]
 */
export function moveWeight(weights: readonly number[], index: number, share: number): number[] {
  const others = weights.reduce((sum, weight, i) => (i === index ? sum : sum + weight), 0)
  return weights.map((weight, i) => {
    if (i === index) return share
    return others > 0 ? (weight / others) * (1 - share) : (1 - share) / (weights.length - 1)
  })
}
