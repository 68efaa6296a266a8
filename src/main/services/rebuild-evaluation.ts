/**
 * What an evaluation was last, from a starting point that is whole (its file or one of its copies)
 * and the journal that leads on from there.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { applyChangeSet, type ChangeSet } from '#shared/evaluation-file/change-set'
import { fromRowMaps, toRowMaps } from '#shared/evaluation-file/row-maps'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Backup, Backups } from './backups.ts'
import { sha256 } from './digest.ts'
import { contentOf } from './evaluation-content.ts'
import { changesAfter, type JournalContent } from './journal-reader.ts'

/** A starting point and how far the journal leads from it. */
export interface Rebuilt {
  readonly evaluation: Evaluation
  readonly seq: number
  readonly changes: readonly ChangeSet[]
}

export interface RebuildDependencies {
  readonly fs: FileSystem
  readonly backups: Backups
}

/**
 * Of a file that is not as we wrote it, but holds exactly what we wrote last: only its first line
 * differs, which no digest covers. Its number is the one that was noted before it was written.
 */
export function asLastWritten(journal: JournalContent, evaluation: Evaluation): Rebuilt | null {
  if (journal.lineage === null) return null
  const written = journal.files.find(
    (file) => sha256(contentOf(evaluation, file.seq)) === file.sha256,
  )
  return written ? rebuild(evaluation, written.seq, journal) : null
}

/**
 * The same of a file that holds what one of our copies does. Null where the journal does not lead
 * on from there; then somebody else wrote it.
 */
export async function asCopied(
  { fs, backups }: RebuildDependencies,
  id: EvaluationId,
  journal: JournalContent,
  file: { readonly bytes: Uint8Array; readonly evaluation: Evaluation },
): Promise<Rebuilt | null> {
  if (journal.lineage === null) return null
  const content = canonicalJson(file.evaluation)
  for (const backup of await backups.list(id)) {
    if (backup.seq > (journal.lineages.get(backup.lineage) ?? -1)) continue
    const copy = await backups.read(backup)
    if (!copy || canonicalJson(copy) !== content) continue
    // The very copy, whole: somebody has put it back.
    if (sha256(await fs.read(backup.path)) === sha256(file.bytes)) return null
    const rebuilt = rebuild(copy, backup.seq, journal)
    if (rebuilt.seq >= journal.highest) return rebuilt
  }
  return null
}

/** The copy from which the journal leads furthest; the newest of those. */
export async function fromBackups(
  { backups }: Pick<RebuildDependencies, 'backups'>,
  id: EvaluationId,
  journal: JournalContent,
): Promise<{ readonly rebuilt: Rebuilt; readonly backup: Backup } | null> {
  let best: { rebuilt: Rebuilt; backup: Backup } | null = null
  const copies = await backups.list(id)
  // Numbers mean something only where the journal continues them.
  const isContinued = ({ lineage, seq }: Backup) =>
    journal.lineage === null || seq <= (journal.lineages.get(lineage) ?? -1)
  for (const backup of copies.filter(isContinued)) {
    const evaluation = await backups.read(backup)
    if (!evaluation) continue
    const rebuilt = rebuild(evaluation, backup.seq, journal)
    if (!best || rebuilt.seq > best.rebuilt.seq) best = { rebuilt, backup }
    if (best.rebuilt.seq >= journal.highest) return best
  }
  if (best) return best
  for (const backup of copies) {
    const evaluation = await backups.read(backup)
    if (evaluation) return { rebuilt: { evaluation, seq: backup.seq, changes: [] }, backup }
  }
  return null
}

/** The content after every change that the journal has beyond a starting point, up to the first gap. */
export function rebuild(evaluation: Evaluation, seq: number, journal: JournalContent): Rebuilt {
  const changes = changesAfter(journal, seq)
  if (changes.length === 0) return { evaluation, seq, changes }
  const rows = toRowMaps(evaluation)
  for (const changeSet of changes) applyChangeSet(rows, changeSet)
  return { evaluation: fromRowMaps(rows), seq: seq + changes.length, changes }
}

/** What stands behind a gap: named where it can still be read, so that people can enter it again. */
export function missingAfter({ seq }: Rebuilt, journal: JournalContent): string[] {
  const unknown = 'A change that cannot be read'
  const behind = Array.from({ length: Math.max(0, journal.highest - seq) }, (_, i) => {
    const lost = journal.changes.get(seq + 1 + i)
    // The time as it stood on the clock of whoever entered it.
    return lost ? `${lost.label}, ${lost.at.slice(0, 19).replace('T', ' ')}` : unknown
  })
  return [...behind, ...Array.from({ length: journal.unreadable }, () => unknown)]
}
