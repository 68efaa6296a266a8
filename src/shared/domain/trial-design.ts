/**
 * "Design from the result": what a trial should test, because it decides and rests on opinion.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLevels, isMeasured } from '#shared/domain/evidence'
import { groupedBy } from '#shared/domain/grouping'
import type { CandidateId, CriterionId, UseCaseId } from '#shared/domain/ids'
import { type Stage } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { cellKey } from '#shared/domain/scoring/rounds'
import { onePointFlips } from '#shared/domain/sensitivity/what-would-change'

/** A criterion worth a test. */
export interface TrialSuggestion {
  readonly criterionId: CriterionId
  /** Whose score decides and rests on opinion. Never empty. */
  readonly candidateIds: readonly CandidateId[]
  /** Use cases that the criterion serves, as places to test it. */
  readonly useCaseIds: readonly UseCaseId[]
  /** Points of the total that one point on this criterion moves. */
  readonly effect: number
}

/**
 * Criteria in which one point on one score changes who comes first and that score rests on no
 * measurement. Those with the largest effect come first, of equals those with more candidates.
 */
export function trialSuggestions(evaluation: Evaluation, stage: Stage): TrialSuggestion[] {
  const { table, weights } = stageResult(evaluation, stage)
  const levels = evidenceLevels(evaluation)
  const deciding = onePointFlips(table).filter(
    ({ candidateId, criterionId }) =>
      !isMeasured(levels.get(cellKey(candidateId, criterionId)) ?? 'opinion'),
  )
  const useCases = new Map(evaluation.criteria.map(({ id, useCaseIds }) => [id, useCaseIds]))
  return [...groupedBy(deciding, ({ criterionId }) => criterionId)]
    .map(([criterionId, flips]) => ({
      criterionId,
      candidateIds: [...new Set(flips.map(({ candidateId }) => candidateId))],
      useCaseIds: useCases.get(criterionId) ?? [],
      effect: weights.shares.get(criterionId) ?? 0,
    }))
    .toSorted((a, b) => b.effect - a.effect || b.candidateIds.length - a.candidateIds.length)
}
