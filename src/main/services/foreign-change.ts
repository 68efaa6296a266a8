/** What becomes of an evaluation whose file somebody else has written while it was closed. */
import { basename } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import type { EvaluationId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import type { Recovery } from '#shared/host-contract'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Backups } from './backups.ts'
import type { Clock } from './clock.ts'
import { contentOf } from './evaluation-content.ts'
import type { JournalContent } from './journal-reader.ts'
import { archive } from './journals-put-away.ts'
import { keepConflict } from './keep-aside.ts'
import { fromBackups, type Rebuilt } from './rebuild-evaluation.ts'

export interface ForeignChangeDependencies {
  readonly fs: FileSystem
  readonly backups: Backups
  readonly journals: string
  readonly now: Clock
}

/** What others put in the place of our file, and what our journal knows of ours. */
interface Replaced {
  readonly path: string
  readonly isReadOnly: boolean
  readonly evaluation: Evaluation
  readonly seq: number
  readonly id: EvaluationId
  readonly journal: JournalContent
  /** Of the journal. */
  readonly lineage: string
}

/**
 * Somebody replaced the file. Theirs is opened; ours gets a file of its own where it has changes
 * that never reached the file, or where theirs is behind it: an old copy that was put back. Where
 * the numbers do not say that, they may be those of two histories, as of two computers that went on
 * from the same copy: ours is a restore point then, unless theirs has the same content. Also says
 * up to which number ours were ever in a file.
 */
export async function afterForeignChange(
  deps: ForeignChangeDependencies,
  theirs: Replaced,
): Promise<{ readonly recovery: Recovery | null; readonly upTo: number }> {
  const { id, seq, journal } = theirs
  const inFile = Math.max(...journal.files.map((file) => file.seq), 0)
  const lacking = journal.highest - Math.min(inFile, seq)
  const ours = (await fromBackups(deps, id, journal))?.rebuilt ?? null
  const message = await becameOf(deps, theirs, { ours, lacking })
  // Until the file may be written, the journal is the only one that tells of it.
  if (!theirs.isReadOnly) await archive(deps, id)
  return {
    recovery: message === null ? null : { message, restoredChanges: 0, missing: [] },
    upTo: Math.max(inFile, ours?.seq ?? 0),
  }
}

/** Keeps ours and says where. Null where nothing of it is lacking. */
async function becameOf(
  deps: ForeignChangeDependencies,
  theirs: Replaced,
  { ours, lacking }: { readonly ours: Rebuilt | null; readonly lacking: number },
): Promise<string | null> {
  const isSame = ours && canonicalJson(ours.evaluation) === canonicalJson(theirs.evaluation)
  if (isSame && lacking <= 0) return null
  const opened = 'Another program changed the file since it was open here. Its content was opened;'
  if (ours === null) return `${opened} how it was here cannot be read.`
  if (theirs.isReadOnly) return `${opened} how it was here is kept once the file may be written.`
  if (lacking <= 0) {
    await keepAsPoint(deps, theirs, ours)
    return `${opened} how it was here is kept as a restore point.`
  }
  const kept = await keepConflict(deps.fs, theirs.path, ours.evaluation, deps.now())
  return `${opened} ${counted(lacking, 'change', 'changes')} that it does not have ${lacking === 1 ? 'is' : 'are'} kept in ${basename(kept)}.`
}

async function keepAsPoint(
  { backups }: ForeignChangeDependencies,
  { id, lineage }: Replaced,
  { evaluation, seq }: Rebuilt,
): Promise<void> {
  try {
    await backups.keep(id, contentOf(evaluation, seq), { lineage, seq, reason: 'before-restore' })
  } catch (error) {
    throw asDiskError(error, 'The restore points')
  }
}
