import type { CandidateId, CriterionId } from '#shared/domain/ids'

/** Key of a cell in the maps of this folder. */
export function cellKey(candidateId: CandidateId, criterionId: CriterionId): string {
  return `${candidateId} ${criterionId}`
}
