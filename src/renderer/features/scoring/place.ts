import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Cursor } from './cursor.ts'
import type { CellId } from './use-own-scores.ts'

/** What is on a sheet, in the order in which it is drawn. */
export interface SheetLists {
  readonly candidates: readonly { readonly id: CandidateId }[]
  readonly criteria: readonly { readonly id: CriterionId }[]
}

/**
 * Where somebody is on their sheet: by what it is and not by its number, because another window
 * may reorder, add and take away meanwhile.
 */
export interface Place {
  /** Null where the sheet has no cell. */
  readonly cell: CellId | null
  /** Where that was when they went there. */
  readonly was: Cursor
}

/** The cell at a cursor; null beyond the sheet. */
export function cellAt({ candidates, criteria }: SheetLists, at: Cursor): CellId | null {
  const candidate = candidates[at.candidate]
  const criterion = criteria[at.criterion]
  return candidate && criterion ? { candidateId: candidate.id, criterionId: criterion.id } : null
}

/** Where a cell is now; null when it is not on the sheet any more. */
export function cursorAt({ candidates, criteria }: SheetLists, cell: CellId): Cursor | null {
  const candidate = candidates.findIndex(({ id }) => id === cell.candidateId)
  const criterion = criteria.findIndex(({ id }) => id === cell.criterionId)
  return candidate < 0 || criterion < 0 ? null : { candidate, criterion }
}

/** Being at a cursor, as the sheet is drawn now. */
export function placeAt(lists: SheetLists, at: Cursor): Place {
  return { cell: cellAt(lists, at), was: at }
}

/** Where a place is now; where its cell is gone, what has come closest to it. */
export function cursorOf(lists: SheetLists, { cell, was }: Place): Cursor {
  const { candidates, criteria } = lists
  const candidate = candidates.findIndex(({ id }) => id === cell?.candidateId)
  const criterion = criteria.findIndex(({ id }) => id === cell?.criterionId)
  return {
    candidate: candidate < 0 ? clamp(was.candidate, candidates.length) : candidate,
    criterion: criterion < 0 ? clamp(was.criterion, criteria.length) : criterion,
  }
}

/** The nearest position of a list. */
export function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}
