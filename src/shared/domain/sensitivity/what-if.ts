/**
 * Dragging one weight: a what-if that leaves the agreed weights alone.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import type { Stage } from '#shared/domain/scoring/cells'
import { reweighted, type StageResult, stageResult } from '#shared/domain/scoring/result'
import { moveWeight } from '#shared/domain/scoring/score-table'

/**
 * The result if one criterion weighed so much and the others kept their proportions.
 *
 * @param percent new weight, held to [0, 100]. With a single criterion it stays at 100.
 */
export function whatIfWeight(
  evaluation: Evaluation,
  stage: Stage,
  criterionId: CriterionId,
  percent: number,
): StageResult {
  return whatIfOf(stageResult(evaluation, stage), criterionId, percent)
}

/** The same from a result that is at hand, for a hand that drags: only the weights are new. */
export function whatIfOf(
  result: StageResult,
  criterionId: CriterionId,
  percent: number,
): StageResult {
  const { shares } = result.weights
  const ids = [...shares.keys()]
  const index = ids.indexOf(criterionId)
  if (index < 0 || ids.length < 2) return result
  const share = Math.min(100, Math.max(0, percent)) / 100
  const moved = moveWeight([...shares.values()], index, share)
  return reweighted(result, new Map(ids.map((id, i) => [id, moved[i] ?? 0])))
}
