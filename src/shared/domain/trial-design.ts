/**
 * "Design from the result": what a trial should test, because it decides and rests on opinion.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLevels, isMeasured, resultBasis } from '#shared/domain/evidence'
import { groupedBy } from '#shared/domain/grouping'
import type { CandidateId, CriterionId, UseCaseId } from '#shared/domain/ids'
import { type Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { cellKey } from '#shared/domain/scoring/rounds'
import { type OnePointFlip, onePointFlips } from '#shared/domain/sensitivity/what-would-change'

/** A criterion worth a test. */
export interface TrialSuggestion {
  readonly criterionId: CriterionId
  /** Whose score rests on opinion and decides, or weighs on the margin. Never empty. */
  readonly candidateIds: readonly CandidateId[]
  /** Use cases that the criterion serves, as places to test it. */
  readonly useCaseIds: readonly UseCaseId[]
  /** Points of the total that one point on this criterion moves. */
  readonly effect: number
  /** Whether one point on one of these scores alone changes who comes first. */
  readonly decides: boolean
}

/** The most that is offered where no single score decides: what a trial can hold. */
const mostHeavy = 5

/**
 * Criteria in which one point on one score changes who comes first and that score rests on no
 * measurement. Where no single score does, but what tells the first two apart rests on opinion,
 * the heaviest criteria on which one of the two was not measured. Those with the largest effect
 * come first, of equals those with more candidates.
 */
export function trialSuggestions(evaluation: Evaluation, stage: Stage): TrialSuggestion[] {
  const result = stageResult(evaluation, stage)
  const levels = evidenceLevels(evaluation)
  const isOpinion = ({ candidateId, criterionId }: CellOf) =>
    !isMeasured(levels.get(cellKey(candidateId, criterionId)) ?? 'opinion')
  const suggest = (cells: readonly CellOf[], decides: boolean) =>
    suggestionsOn(cells.filter(isOpinion), decides, evaluation, result)
  const deciding = suggest(onePointFlips(result.table), true)
  const restsOnOpinion = (resultBasis(evaluation, result)?.opinionPercent ?? 0) > 0
  if (deciding.length > 0 || !restsOnOpinion) return deciding
  const firstTwo = result.ranking.slice(0, 2)
  return suggest(
    firstTwo.flatMap(({ candidateId, contributions }) =>
      contributions
        .filter(({ weight }) => weight > 0)
        .map(({ criterionId }) => ({ candidateId, criterionId })),
    ),
    false,
  ).slice(0, mostHeavy)
}

type CellOf = Pick<OnePointFlip, 'candidateId' | 'criterionId'>

function suggestionsOn(
  cells: readonly CellOf[],
  decides: boolean,
  { criteria }: Evaluation,
  { weights }: StageResult,
): TrialSuggestion[] {
  const useCases = new Map(criteria.map(({ id, useCaseIds }) => [id, useCaseIds]))
  return [...groupedBy(cells, ({ criterionId }) => criterionId)]
    .map(([criterionId, own]) => ({
      criterionId,
      candidateIds: [...new Set(own.map(({ candidateId }) => candidateId))],
      useCaseIds: useCases.get(criterionId) ?? [],
      effect: weights.shares.get(criterionId) ?? 0,
      decides,
    }))
    .toSorted((a, b) => b.effect - a.effect || b.candidateIds.length - a.candidateIds.length)
}
