import type { ChangeSet, RowMaps } from '#shared/evaluation-file/change-set'
import type { BackupReason } from './backups.ts'
import { votesRemovedBy } from './wipe-out-guard.ts'

/** So many rows at once are not typed: they come out of a file or a list. */
const manyRows = 30
/** So many votes or rows are what somebody would miss. */
const manyGone = 10

/**
 * Why a copy of the state before a change is worth keeping for long, or null for everyday changes.
 * Undo takes these back, too; the copy is for whoever finds out a week later.
 *
 * @param rows as they are before the change
 */
export function drasticReason(changeSet: ChangeSet, rows: RowMaps): BackupReason | null {
  const { changes } = changeSet
  const deleted = changes.filter(({ after }) => after === null).length
  if (deleted >= manyGone || votesRemovedBy(changeSet, rows) >= manyGone) return 'before-deletion'
  return changes.length >= manyRows ? 'before-import' : null
}
