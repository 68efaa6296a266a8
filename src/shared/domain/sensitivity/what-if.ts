/**
 * Dragging one weight: a what-if that leaves the agreed weights alone.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import type { Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { moveWeight } from '#shared/domain/scoring/score-table'
import { currentWeights } from '#shared/domain/weighting/current'

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
  const { shares } = currentWeights(evaluation)
  const ids = [...shares.keys()]
  const index = ids.indexOf(criterionId)
  if (index < 0 || ids.length < 2) return stageResult(evaluation, stage)
  const share = Math.min(100, Math.max(0, percent)) / 100
  const moved = moveWeight([...shares.values()], index, share)
  return stageResult(evaluation, stage, new Map(ids.map((id, i) => [id, moved[i] ?? 0])))
}
