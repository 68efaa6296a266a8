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

/**
 * The row after somebody has answered. The reason, and who or what settles it, stay as they were,
 * so that going through the answers loses nothing.
 */
export function answered(
  before: Screening | null,
  pair: Pick<Screening, 'candidateId' | 'mustHaveId'>,
  answer: Screening['answer'],
): Screening {
  const base = before ?? { ...pair, reason: '', byId: null, ownerId: null, settledBy: null }
  return { ...base, answer }
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
