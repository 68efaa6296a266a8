import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { applyChangeSet, type ChangeSet } from '#shared/evaluation-file/change-set'
import { fromRowMaps, toRowMaps } from '#shared/evaluation-file/row-maps'
import type { Recovery } from '#shared/host-contract'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Backup, Backups } from './backups.ts'
import { type Clock, stampOf, timeOfDay } from './clock.ts'
import { sha256 } from './digest.ts'
import { asFileError, parseBytes, readBytes } from './evaluation-content.ts'
import type { JournalStart } from './journal.ts'
import type { KnownFile } from './journal-record.ts'
import { changesAfter, type JournalContent, readJournal } from './journal-reader.ts'
import { keepAside, keepConflict } from './keep-aside.ts'

/** What is needed to go on with an evaluation, and what it took to get there. */
export interface LoadedEvaluation {
  readonly evaluation: Evaluation
  readonly journal: JournalStart
  readonly migratedFrom: number | null
  readonly recovery: Recovery | null
  /** The file does not have this content yet and should get it at once. */
  readonly isAhead: boolean
  /** Numbers begin anew: no copy belongs to them yet. */
  readonly isNewLineage: boolean
  readonly savedAt: Date
}

export interface LoadDependencies {
  readonly fs: FileSystem
  readonly backups: Backups
  readonly journals: string
  readonly now: Clock
}

interface Source {
  readonly path: string
  /** What the file is known as, for when it cannot tell any more. */
  readonly id: EvaluationId | null
  /** Nothing may be written beside it. */
  readonly isReadOnly: boolean
}

/** A starting point and how far the journal leads from it. */
interface Rebuilt {
  readonly evaluation: Evaluation
  readonly seq: number
  readonly changes: readonly ChangeSet[]
}

/**
 * Brings an evaluation back as it was when it was last acknowledged: the file, or where that is
 * damaged its newest good copy, and then what the journal has beyond it. What had to be done is
 * told in words. A damaged file is kept aside; content of others is never replaced.
 *
 * @throws {AppError} when there is nothing to bring back
 */
export async function loadEvaluation(
  deps: LoadDependencies,
  { path, id, isReadOnly }: Source,
): Promise<LoadedEvaluation> {
  const bytes = await readBytes(deps.fs, path)
  const savedAt = new Date((await deps.fs.status(path))?.mtimeMs ?? deps.now())
  const parsed = parseBytes(bytes)
  if (!parsed.ok && parsed.problem.kind === 'too-new') {
    throw asFileError(parsed.problem, basename(path))
  }
  const known = parsed.ok ? parsed.evaluation.id : id
  if (known === null) {
    if (parsed.ok) throw new TypeError('An evaluation without id')
    throw asFileError(parsed.problem, basename(path))
  }
  const folder = join(deps.journals, known)
  const journal = await readJournal(deps.fs, folder).catch((error: unknown) => {
    throw asDiskError(error, 'The journal')
  })

  if (!parsed.ok) {
    const restored = await fromBackups(deps, known, journal)
    if (!restored) throw asFileError(parsed.problem, basename(path))
    const damaged = { sha256: sha256(bytes), seq: 0 }
    return afterDamage(deps, { path, isReadOnly }, { ...restored, id: known, journal, damaged })
  }
  const file = { sha256: sha256(bytes), seq: parsed.seq }
  const isOurs = journal.files.some((one) => one.sha256 === file.sha256)
  const fresh = {
    evaluation: parsed.evaluation,
    migratedFrom: parsed.migratedFrom,
    savedAt,
    isAhead: false,
    recovery: null,
    isNewLineage: true,
  }
  if (journal.lineage === null && journal.nextEpoch === 1) {
    const start = newLineage(known, parsed.seq, journal)
    return { ...fresh, journal: { ...start, files: [file] } }
  }
  if (!isOurs && journal.lineage !== null) {
    const recovery = await afterForeignChange(deps, path, known, journal)
    const start = newLineage(known, parsed.seq, journal)
    return { ...fresh, recovery, journal: { ...start, files: [file] } }
  }
  return afterRestart(deps, {
    savedAt,
    migratedFrom: parsed.migratedFrom,
    file,
    id: known,
    journal,
    rebuilt: rebuild(parsed.evaluation, parsed.seq, journal),
  })
}

/** The everyday case: our file, and perhaps changes that it did not get in time. */
async function afterRestart(
  deps: LoadDependencies,
  state: Pick<LoadedEvaluation, 'migratedFrom' | 'savedAt'> & {
    readonly id: EvaluationId
    readonly file: KnownFile
    readonly journal: JournalContent
    readonly rebuilt: Rebuilt
  },
): Promise<LoadedEvaluation> {
  const { id, file, journal, rebuilt, savedAt, migratedFrom } = state
  const restored = rebuilt.changes.length
  const missing = missingAfter(rebuilt, journal)
  const start =
    missing.length > 0
      ? await startAfterGap(deps, id, { journal, rebuilt })
      : continued(id, journal)
  const message =
    missing.length > 0
      ? `Restored ${changes(restored)} made after ${timeOfDay(savedAt)}. What followed could not be read.`
      : `Restored ${changes(restored)} made after ${timeOfDay(savedAt)}. Nothing was lost.`
  return {
    evaluation: rebuilt.evaluation,
    migratedFrom,
    savedAt,
    isAhead: restored > 0 || missing.length > 0,
    recovery:
      restored > 0 || missing.length > 0 ? { message, restoredChanges: restored, missing } : null,
    isNewLineage: start.lineage !== journal.lineage,
    journal: { ...start, seq: rebuilt.seq, files: [...start.files, file] },
  }
}

async function afterDamage(
  deps: LoadDependencies,
  { path, isReadOnly }: Pick<Source, 'path' | 'isReadOnly'>,
  state: {
    readonly id: EvaluationId
    readonly damaged: KnownFile
    readonly journal: JournalContent
    readonly rebuilt: Rebuilt
    readonly backup: Backup
  },
): Promise<LoadedEvaluation> {
  const { id, damaged, journal, rebuilt, backup } = state
  const missing = missingAfter(rebuilt, journal)
  const kept = isReadOnly ? path : await keepAside(deps.fs, path, deps.now())
  const start =
    missing.length > 0
      ? await startAfterGap(deps, id, { journal, rebuilt })
      : continued(id, journal)
  const restored = rebuilt.changes.length
  const also =
    restored > 0 ? ` plus ${restored} later ${restored === 1 ? 'change' : 'changes'}` : ''
  return {
    evaluation: rebuilt.evaluation,
    migratedFrom: null,
    savedAt: backup.takenAt,
    isAhead: true,
    isNewLineage: start.lineage !== journal.lineage,
    recovery: {
      message: `The file was damaged. Opened the copy of ${timeOfDay(backup.takenAt)}${also}. The damaged file was kept as ${basename(kept)}.`,
      restoredChanges: restored,
      missing,
    },
    journal: { ...start, seq: rebuilt.seq, files: [...start.files, damaged] },
  }
}

/** Somebody replaced the file. Theirs is opened; what only our journal had gets a file of its own. */
async function afterForeignChange(
  deps: LoadDependencies,
  path: string,
  id: EvaluationId,
  journal: JournalContent,
): Promise<Recovery | null> {
  const inFile = Math.max(...journal.files.map(({ seq }) => seq), 0)
  const unsaved = journal.highest - inFile
  const ours = unsaved > 0 ? await fromBackups(deps, id, journal) : null
  const kept = ours ? await keepConflict(deps.fs, path, ours.rebuilt.evaluation, deps.now()) : null
  await archive(deps, id)
  return kept === null
    ? null
    : {
        message: `Another program changed the file. Its content was opened; ${changes(unsaved)} that it does not have ${unsaved === 1 ? 'is' : 'are'} kept in ${basename(kept)}.`,
        restoredChanges: 0,
        missing: [],
      }
}

/** The copy from which the journal leads furthest; the newest of those. */
async function fromBackups(
  deps: LoadDependencies,
  id: EvaluationId,
  journal: JournalContent,
): Promise<{ readonly rebuilt: Rebuilt; readonly backup: Backup } | null> {
  let best: { rebuilt: Rebuilt; backup: Backup } | null = null
  for (const backup of await deps.backups.list(id)) {
    const sameLineage = journal.lineage === null || backup.lineage === journal.lineage
    // Numbers mean something only within one lineage; an older one is the last resort.
    if (!sameLineage && best) break
    const evaluation = await deps.backups.read(backup)
    if (!evaluation) continue
    const rebuilt = sameLineage
      ? rebuild(evaluation, backup.seq, journal)
      : { evaluation, seq: backup.seq, changes: [] }
    if (!best || rebuilt.seq > best.rebuilt.seq) best = { rebuilt, backup }
    if (best.rebuilt.seq >= journal.highest) break
  }
  return best
}

function rebuild(evaluation: Evaluation, seq: number, journal: JournalContent): Rebuilt {
  const changes = changesAfter(journal, seq)
  if (changes.length === 0) return { evaluation, seq, changes }
  const rows = toRowMaps(evaluation)
  for (const changeSet of changes) applyChangeSet(rows, changeSet)
  return { evaluation: fromRowMaps(rows), seq: seq + changes.length, changes }
}

/** What stands behind a gap: named where it can still be read, so that people can enter it again. */
function missingAfter({ seq }: Rebuilt, journal: JournalContent): string[] {
  const unknown = 'A change that cannot be read'
  const behind = Array.from({ length: Math.max(0, journal.highest - seq) }, (_, i) => {
    const lost = journal.changes.get(seq + 1 + i)
    return lost ? `${lost.label}, ${lost.at}` : unknown
  })
  return [...behind, ...Array.from({ length: journal.unreadable }, () => unknown)]
}

function continued(id: EvaluationId, journal: JournalContent): Omit<JournalStart, 'seq'> {
  return {
    evaluationId: id,
    lineage: journal.lineage ?? randomLineage(),
    nextEpoch: journal.nextEpoch,
    files: journal.files,
    ids: journal.ids,
    bases: journal.bases,
  }
}

/**
 * Numbers behind a gap must not come back to life, so what could not be read is put away. The
 * change sets there are forgotten, too: a window that still has one may send it again.
 */
async function startAfterGap(
  deps: LoadDependencies,
  id: EvaluationId,
  { journal, rebuilt }: { readonly journal: JournalContent; readonly rebuilt: Rebuilt },
): Promise<Omit<JournalStart, 'seq'>> {
  await archive(deps, id)
  const ids = new Set(journal.ids)
  for (const [seq, changeSet] of journal.changes) if (seq > rebuilt.seq) ids.delete(changeSet.id)
  return { ...newLineage(id, 0, journal), files: journal.files, ids }
}

function newLineage(id: EvaluationId, seq: number, journal: JournalContent): JournalStart {
  return {
    evaluationId: id,
    lineage: randomLineage(),
    nextEpoch: 1,
    seq,
    files: [],
    // A change set that was applied once stays known, also to those who come after.
    ids: journal.ids,
    bases: new Map(),
  }
}

function randomLineage(): string {
  return randomBytes(4).toString('hex')
}

/** Puts a journal away without deleting anything of it. */
async function archive({ fs, journals, now }: LoadDependencies, id: EvaluationId): Promise<void> {
  const folder = join(journals, id)
  if ((await fs.list(folder)).length === 0) return
  const stamp = stampOf(now()).replace(' ', '-')
  await fs.rename(folder, `${folder}.kept-${stamp}-${randomLineage()}`)
  await fs.syncFolder(journals)
}

function changes(count: number): string {
  return `${count} ${count === 1 ? 'change' : 'changes'}`
}
