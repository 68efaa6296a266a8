/**
 * The weights that count now.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import type { Points } from '#shared/domain/judgement'
import { groupWeights } from '#shared/domain/weighting/group'
import type { Shares } from '#shared/domain/weighting/votes'

/** Weights with where they come from, so that a page can say so. */
export interface CurrentWeights {
  /**
   * `locked` and `agreed`: set by the group. `votes`: mean of the revealed votes. `equal`: nobody
   * has said anything that may be shown.
   */
  readonly source: 'locked' | 'agreed' | 'votes' | 'equal'
  readonly shares: Shares
}

function sharesOf(criterionIds: readonly CriterionId[], points: readonly number[]): Shares | null {
  const sum = points.reduce((total, value) => total + value, 0)
  if (sum <= 0) return null
  return new Map(criterionIds.map((id, i) => [id, (points[i] ?? 0) / sum]))
}

/**
 * The group's weights; where there are none, the mean of the revealed votes; where there are
 * none either, equal weights.
 *
 * Agreed points are divided by their sum. A criterion that the group has given no points, for
 * example one that was added later, weighs nothing.
 */
export function currentWeights(evaluation: Evaluation): CurrentWeights {
  const ids = evaluation.criteria.map(({ id }) => id)
  const { agreed, locked } = evaluation.weighting
  const set = agreed && sharesOf(ids, pointsInOrder(ids, agreed))
  if (set) return { source: locked ? 'locked' : 'agreed', shares: set }
  const means = new Map(groupWeights(evaluation).map((row) => [row.criterionId, row.mean]))
  const voted = sharesOf(
    ids,
    ids.map((id) => means.get(id) ?? 0),
  )
  if (voted) return { source: 'votes', shares: voted }
  return { source: 'equal', shares: new Map(ids.map((id) => [id, 1 / ids.length])) }
}

function pointsInOrder(ids: readonly CriterionId[], points: Points): number[] {
  return ids.map((id) => points[id] ?? 0)
}
