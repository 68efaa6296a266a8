/** How the ranking changed from the discussion to the trial, in words. */
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints, joinNames } from '#shared/domain/format'
import { namesApart } from '#shared/domain/named-apart'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'

/**
 * "MLflow now leads Weights & Biases by 0.39 points. Before the trial, Weights & Biases led MLflow
 * by 0.06 points." Null before the reveal and with fewer than two ranked candidates.
 */
export function rankingChange(evaluation: Evaluation): string | null {
  const before = stageResult(evaluation, 'discussed')
  const after = stageResult(evaluation, 'trial')
  if (after.margin === null || before.margin === null) return null
  const names = namesApart(evaluation.candidates)
  const moved = after.ranking.some(
    ({ candidateId, total }) =>
      Math.abs(
        total - (before.ranking.find((row) => row.candidateId === candidateId)?.total ?? NaN),
      ) > 1e-9,
  )
  if (!moved) return `${lead(after, names, 'leads', 'share')}. No evidence has changed a total.`
  const now = lead(after, names, 'now leads', 'now share')
  return `${now}. Before the trial, ${lead(before, names, 'led', 'shared')}.`
}

function lead(
  { ranking, firstIds, margin }: StageResult,
  names: ReadonlyMap<string, string>,
  leads: string,
  share: string,
): string {
  const nameOf = (id: string | undefined) => names.get(id ?? '') ?? id ?? ''
  if (firstIds.length > 1) return `${joinNames(firstIds.map(nameOf))} ${share} first place`
  const [first, second] = ranking
  return `${nameOf(first?.candidateId)} ${leads} ${nameOf(second?.candidateId)} by ${formatPoints(margin ?? 0)} points`
}
