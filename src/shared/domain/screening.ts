/**
 * Must-haves: who is out and why, who is scored, and what is still open.
 *
 * One fail takes a candidate out. An unknown keeps it in and stays on the list of open questions
 * until a person or a trial settles it.
 */
import { groupedBy } from '#shared/domain/grouping'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, MustHaveId, ParticipantId, SuccessCriterionId } from '#shared/domain/ids'
import type { Candidate, Screening } from '#shared/domain/options'
import type { Verdict } from '#shared/domain/trials'
import { resultVerdict } from '#shared/domain/trials'

/** A failed must-have, with the reason as it was given. May be empty. */
export interface FailedMustHave {
  readonly mustHaveId: MustHaveId
  readonly reason: string
}

/** A candidate that is not scored: it failed must-haves, or somebody took it off the shortlist. */
export interface ExcludedCandidate {
  readonly candidateId: CandidateId
  /** Failed must-haves, in their order. Empty when it was only withdrawn. */
  readonly failed: readonly FailedMustHave[]
  /** Why it was withdrawn by hand; null if it was not. May be empty. */
  readonly withdrawn: string | null
}

/** An answer that somebody still owes. */
export interface OpenQuestion {
  readonly candidateId: CandidateId
  readonly mustHaveId: MustHaveId
  /** The trial test that settles it, where one does. */
  readonly settledBy: SuccessCriterionId | null
  /** Who settles it, where nobody has said so the owner of the must-have. */
  readonly ownerId: ParticipantId | null
  /** What the trial test showed, for people to turn into an answer; null while there is none. */
  readonly verdict: Verdict | null
}

function failures(evaluation: Evaluation): Map<CandidateId, Screening[]> {
  const known = new Set(evaluation.mustHaves.map(({ id }) => id))
  const failed = evaluation.screening.filter(
    ({ answer, mustHaveId }) => answer === 'fail' && known.has(mustHaveId),
  )
  return groupedBy(failed, ({ candidateId }) => candidateId)
}

/** Candidates that are out, in shortlist order, each with every reason. */
export function excludedCandidates(evaluation: Evaluation): ExcludedCandidate[] {
  const failed = failures(evaluation)
  const order = new Map(evaluation.mustHaves.map(({ id }, i) => [id, i]))
  return evaluation.candidates
    .filter(({ id, withdrawn }) => withdrawn !== null || failed.has(id))
    .map(({ id, withdrawn }) => ({
      candidateId: id,
      failed: (failed.get(id) ?? [])
        .toSorted((a, b) => (order.get(a.mustHaveId) ?? 0) - (order.get(b.mustHaveId) ?? 0))
        .map(({ mustHaveId, reason }) => ({ mustHaveId, reason })),
      withdrawn,
    }))
}

/** Candidates that are still in, and therefore scored, in shortlist order. */
export function scoredCandidates(evaluation: Evaluation): Candidate[] {
  const failed = failures(evaluation)
  return evaluation.candidates.filter(({ id, withdrawn }) => withdrawn === null && !failed.has(id))
}

/**
 * Answers of candidates in the running that are "unknown", by candidate and must-have.
 *
 * A pair that nobody has looked at yet is not here: see `unansweredMustHaves`.
 */
export function openQuestions(evaluation: Evaluation): OpenQuestion[] {
  const rows = answers(evaluation)
  return pairs(evaluation).flatMap(({ candidateId, mustHave }) => {
    const row = rows.get(key(candidateId, mustHave.id))
    if (row?.answer !== 'unknown') return []
    return [
      {
        candidateId,
        mustHaveId: mustHave.id,
        settledBy: row.settledBy,
        ownerId: row.ownerId ?? mustHave.ownerId,
        verdict: row.settledBy ? trialVerdict(evaluation, candidateId, row.settledBy) : null,
      },
    ]
  })
}

/** Pairs of a candidate in the running and a must-have that nobody has looked at yet. */
export function unansweredMustHaves(
  evaluation: Evaluation,
): { readonly candidateId: CandidateId; readonly mustHaveId: MustHaveId }[] {
  const rows = answers(evaluation)
  return pairs(evaluation)
    .filter(({ candidateId, mustHave }) => !rows.has(key(candidateId, mustHave.id)))
    .map(({ candidateId, mustHave }) => ({ candidateId, mustHaveId: mustHave.id }))
}

const key = (candidateId: CandidateId, mustHaveId: MustHaveId) => `${candidateId} ${mustHaveId}`

const answers = (evaluation: Evaluation) =>
  new Map(evaluation.screening.map((row) => [key(row.candidateId, row.mustHaveId), row]))

const pairs = (evaluation: Evaluation) =>
  scoredCandidates(evaluation).flatMap(({ id: candidateId }) =>
    evaluation.mustHaves.map((mustHave) => ({ candidateId, mustHave })),
  )

function trialVerdict(
  evaluation: Evaluation,
  candidateId: CandidateId,
  settledBy: SuccessCriterionId,
): Verdict | null {
  for (const trial of evaluation.trials) {
    const criterion = trial.successCriteria.find(({ id }) => id === settledBy)
    const result = trial.results.find(
      (row) => row.candidateId === candidateId && row.successCriterionId === settledBy,
    )
    if (criterion && result) return resultVerdict(criterion, result)
  }
  return null
}
