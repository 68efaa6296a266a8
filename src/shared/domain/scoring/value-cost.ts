/**
 * Value against cost: one criterion set apart as the cost, all others together as the value.
 */
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { StageResult } from '#shared/domain/scoring/result'
import { tieTolerance } from '#shared/domain/scoring/ranking'

/** Where one candidate lies. Both in [1, 5], more is better: 5 on the cost is the cheapest. */
export interface ValueCostPoint {
  readonly candidateId: CandidateId
  /** Mean of the other scores, with their weights. */
  readonly value: number
  /** Score on the criterion that stands for the cost. */
  readonly costScore: number
  /** Nobody is at least as good on both and better on one. */
  readonly unbeaten: boolean
}

/**
 * Every ranked candidate by value and cost, in ranking order.
 *
 * Empty where the cost criterion has no score for somebody, or where nothing else has a weight.
 */
export function valueAgainstCost(
  { ranking }: Pick<StageResult, 'ranking'>,
  costId: CriterionId,
): ValueCostPoint[] {
  const points = ranking.flatMap(({ candidateId, contributions }) => {
    const cost = contributions.find(({ criterionId }) => criterionId === costId)
    const others = contributions.filter(({ criterionId }) => criterionId !== costId)
    const weight = others.reduce((sum, part) => sum + part.weight, 0)
    if (!cost || weight <= 0) return []
    const value = others.reduce((sum, part) => sum + part.points, 0) / weight
    return [{ candidateId, value, costScore: cost.score }]
  })
  if (points.length < ranking.length) return []
  return points.map((point) => ({
    ...point,
    unbeaten: !points.some((other) => beats(other, point)),
  }))
}

type Place = Pick<ValueCostPoint, 'value' | 'costScore'>

function beats(a: Place, b: Place): boolean {
  const value = a.value - b.value
  const cost = a.costScore - b.costScore
  return (
    value >= -tieTolerance && cost >= -tieTolerance && (value > tieTolerance || cost > tieTolerance)
  )
}
