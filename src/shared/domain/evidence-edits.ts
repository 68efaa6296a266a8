/**
 * Deciding about evidence: what a score is now, and what another one would do to the total.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { type EvidenceProposal, verdictsNow } from '#shared/domain/evidence'
import type { CandidateId, CriterionId, EvidenceId, SuccessCriterionId } from '#shared/domain/ids'
import type { Evidence } from '#shared/domain/proof'
import { cells } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { withoutNoise } from '#shared/domain/statistics'
import { currentWeights } from '#shared/domain/weighting/current'

/** The score of a cell as it stands, with all accepted evidence. Null before the reveal and without one. */
export function scoreNow(
  evaluation: Evaluation,
  candidateId: CandidateId,
  criterionId: CriterionId,
): number | null {
  const cell = cells(evaluation, 'trial').find(
    (row) => row.candidateId === candidateId && row.criterionId === criterionId,
  )
  return cell?.score ?? null
}

/** What a new score would do to the candidate's total. */
export interface ScoreEffect {
  /** Points of the total; 0 where the score stays. */
  readonly effect: number
  /** Null where the candidate is not ranked. */
  readonly totalBefore: number | null
  readonly totalAfter: number | null
}

/** The effect of one score on the total under the present weights, before anybody accepts it. */
export function scoreEffect(
  evaluation: Evaluation,
  candidateId: CandidateId,
  criterionId: CriterionId,
  to: number | null,
): ScoreEffect {
  const from = scoreNow(evaluation, candidateId, criterionId)
  const weight = currentWeights(evaluation).shares.get(criterionId) ?? 0
  const effect = from === null || to === null ? 0 : withoutNoise(weight * (to - from))
  const total =
    stageResult(evaluation, 'trial').ranking.find((row) => row.candidateId === candidateId)
      ?.total ?? null
  return { effect, totalBefore: total, totalAfter: total === null ? null : total + effect }
}

/** What people made of a proposal, or of something that they found out elsewhere. */
export interface EvidenceVerdict {
  readonly status: 'accepted' | 'rejected'
  /** Null confirms the present score. */
  readonly to: number | null
  /** A person or "group". */
  readonly decidedBy: string
  readonly reason: string
  readonly at: string
}

/** What a line is decided on if it is decided now; nothing for one without a test. */
export function decidedOnNow(
  evaluation: Evaluation,
  candidateId: CandidateId,
  ids: readonly SuccessCriterionId[],
): Pick<Evidence, 'decidedOn'> {
  return ids.length === 0 ? {} : { decidedOn: verdictsNow(evaluation, candidateId, ids) }
}

/** The line of the ledger for a proposal that people decided about. A rejected one keeps what it asked for. */
export function lineFor(
  evaluation: Evaluation,
  { trialId, candidateId, criterionId, tests }: Omit<EvidenceProposal, 'from' | 'to'>,
  id: EvidenceId,
  { status, to, decidedBy, reason, at }: EvidenceVerdict,
): Evidence {
  return {
    id,
    candidateId,
    criterionId,
    level: 'trial',
    trialId,
    successCriterionIds: tests.map(({ successCriterionId }) => successCriterionId),
    ...decidedOnNow(
      evaluation,
      candidateId,
      tests.map(({ successCriterionId }) => successCriterionId),
    ),
    from: scoreNow(evaluation, candidateId, criterionId),
    to,
    status,
    decidedBy,
    reason,
    at,
  }
}
