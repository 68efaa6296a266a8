import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, MustHaveId } from '#shared/domain/ids'
import type { Screening } from '#shared/domain/options'

/** The answer to one must-have for one candidate; null where nobody has looked at it. */
export function screeningOf(
  { screening }: Pick<Evaluation, 'screening'>,
  candidateId: CandidateId,
  mustHaveId: MustHaveId,
): Screening | null {
  return (
    screening.find((row) => row.candidateId === candidateId && row.mustHaveId === mustHaveId) ??
    null
  )
}

/** A pair that has been looked at and is open: "unknown", and nothing else said. */
export function blankAnswer({
  candidateId,
  mustHaveId,
}: Pick<Screening, 'candidateId' | 'mustHaveId'>): Screening {
  return {
    candidateId,
    mustHaveId,
    answer: 'unknown',
    reason: '',
    byId: null,
    ownerId: null,
    settledBy: null,
  }
}

/** Without one must-have: its answers go with it, and no trial settles it any more. */
export function withoutMustHave(evaluation: Evaluation, id: MustHaveId): Evaluation {
  return {
    ...evaluation,
    mustHaves: evaluation.mustHaves.filter((row) => row.id !== id),
    screening: evaluation.screening.filter(({ mustHaveId }) => mustHaveId !== id),
    trials: evaluation.trials.map((trial) => ({
      ...trial,
      successCriteria: trial.successCriteria.map((row) =>
        row.settles === id ? { ...row, settles: null } : row,
      ),
    })),
  }
}
