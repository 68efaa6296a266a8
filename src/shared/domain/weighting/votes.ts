/**
 * One person's weights: 100 points, swings or a ranking, turned into shares that add up to 1.
 */
import type { CriterionId } from '#shared/domain/ids'
import type { Criterion, WeightVote } from '#shared/domain/judgement'
import { rankOrderWeights } from '#shared/domain/weighting/rank-order'

/** Shares of the criteria, each in [0, 1], adding up to 1. */
export type Shares = ReadonlyMap<CriterionId, number>

/** A vote as shares, or why it cannot be used. */
export type WeightOpinion =
  | { readonly status: 'complete'; readonly shares: Shares }
  /** Blank criteria. A blank is not zero: who gives nothing types 0. Never empty. */
  | { readonly status: 'incomplete'; readonly missing: readonly CriterionId[] }
  /** Nothing but zeros, which say nothing. */
  | { readonly status: 'all-zero' }

/**
 * A vote as shares of the present criteria.
 *
 * Points and swings are divided by their sum, which need not be 100; entries for criteria that
 * are gone are ignored. A ranking becomes rank-order centroid weights.
 */
export function weightOpinion(
  { given, method }: Pick<WeightVote, 'given' | 'method'>,
  criteria: readonly Pick<Criterion, 'id'>[],
): WeightOpinion {
  const missing = criteria.filter(({ id }) => given[id] === undefined).map(({ id }) => id)
  if (missing.length > 0) return { status: 'incomplete', missing }
  const values = criteria.map(({ id }) => given[id] ?? 0)
  const sum = values.reduce((total, value) => total + value, 0)
  if (method !== 'ranking' && sum === 0) return { status: 'all-zero' }
  const shares =
    method === 'ranking' ? rankOrderWeights(values) : values.map((value) => value / sum)
  return {
    status: 'complete',
    shares: new Map(criteria.map(({ id }, i) => [id, shares[i] ?? 0])),
  }
}

/**
 * How far 100 points are given away: the sum of what was typed so far, in points.
 */
export function pointsGiven(given: WeightVote['given']): number {
  return Object.values(given).reduce((sum, points) => sum + points, 0)
}
