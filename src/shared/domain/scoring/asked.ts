/**
 * Which scores a round asks for: all of them, or only some that are looked at again.
 */
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Round } from '#shared/domain/judgement'
import { cellKey } from '#shared/domain/scoring/cell-key'

/** Whether a round asks about a cell. A round that names no cells asks about every one. */
export type Asks = (candidateId: CandidateId, criterionId: CriterionId) => boolean

/** @param round undefined where there is none, which asks about everything */
export function asksOf(round: Pick<Round, 'cells'> | null | undefined): Asks {
  const cells = round?.cells
  if (cells === undefined) return () => true
  const keys = new Set(cells.map((cell) => cellKey(cell.candidateId, cell.criterionId)))
  return (candidateId, criterionId) => keys.has(cellKey(candidateId, criterionId))
}
