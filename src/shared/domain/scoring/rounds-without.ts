import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'

/** Rounds that ask about, and have put aside, only cells that stay. */
export function roundsWithout(
  { rounds }: Evaluation,
  stays: (cell: {
    readonly candidateId: CandidateId
    readonly criterionId: CriterionId
  }) => boolean,
): Evaluation['rounds'] {
  return rounds.map((round) => ({
    ...round,
    ...(round.cells ? { cells: round.cells.filter(stays) } : {}),
    ...(round.replaced ? { replaced: round.replaced.filter(stays) } : {}),
  }))
}
