import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import type { EvaluationId } from '#shared/domain/ids'
import { repeatedRows } from '#shared/evaluation-file/contradictions'
import type { ParsedFile } from '#shared/evaluation-file/file'
import type { Recovery } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { asDiskError } from '../storage/disk-error.ts'
import type { Backup } from './backups.ts'
import { timeOfDay } from './clock.ts'
import { sha256 } from './digest.ts'
import { asFileError, readBytes } from './evaluation-content.ts'
import { afterForeignChange, type ForeignChangeDependencies } from './foreign-change.ts'
import type { FileReader } from './intake/file-reader.ts'
import type { JournalStart } from './journal.ts'
import type { KnownFile } from './journal-record.ts'
import { type JournalContent, readJournal } from './journal-reader.ts'
import { keepJournal } from './journals-put-away.ts'
import { keepAside } from './keep-aside.ts'
import {
  asCopied,
  asLastWritten,
  fromBackups,
  missingAfter,
  rebuild,
  type Rebuilt,
} from './rebuild-evaluation.ts'

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

export interface LoadDependencies extends ForeignChangeDependencies {
  readonly reader: Pick<FileReader, 'parse'>
}

interface Source {
  readonly path: string
  /** What the file is known as, for when it cannot tell any more. */
  readonly id: EvaluationId | null
  /** Nothing may be written beside it. */
  readonly isReadOnly: boolean
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
  // What our own journal knows is read here; everything else could be anything.
  const ours =
    id === null ? null : await readJournal(deps.fs, join(deps.journals, id)).catch(() => null)
  const parsed = withoutRepeats(await deps.reader.parse(bytes, path, ours?.files))
  if (!parsed.ok && parsed.problem.kind === 'too-new') {
    throw asFileError(parsed.problem, basename(path))
  }
  if (parsed.ok && id !== null && parsed.evaluation.id !== id) {
    throw new AppError('not-found', 'The file of this evaluation is gone')
  }
  const known = parsed.ok ? parsed.evaluation.id : id
  if (known === null) {
    if (parsed.ok) throw new TypeError('An evaluation without id')
    throw asFileError(parsed.problem, basename(path))
  }
  const journal =
    (known === id ? ours : null) ??
    (await readJournal(deps.fs, join(deps.journals, known)).catch((error: unknown) => {
      throw asDiskError(error, 'The journal')
    }))

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
    const start = newLineage(known, parsed.seq, [])
    return { ...fresh, journal: { ...start, files: [file] } }
  }
  const rebuilt = isOurs
    ? null
    : (asLastWritten(journal, parsed.evaluation) ??
      (await asCopied(deps, known, journal, { bytes, evaluation: parsed.evaluation })))
  if (rebuilt) {
    const restarted = await afterRestart(deps, {
      savedAt,
      migratedFrom: parsed.migratedFrom,
      file: { ...file, seq: rebuilt.seq - rebuilt.changes.length },
      id: known,
      journal,
      rebuilt,
    })
    return { ...restarted, isAhead: true }
  }
  const { lineage } = journal
  if (!isOurs && lineage !== null) {
    const { evaluation, seq } = parsed
    const theirs = { path, isReadOnly, evaluation, seq, id: known, journal, lineage }
    const { recovery, upTo } = await afterForeignChange(deps, theirs)
    const start = newLineage(known, parsed.seq, idsUpTo(journal, upTo))
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

/** Of two rows with one key the other would be gone without a word: nothing that we ever write. */
function withoutRepeats(parsed: ParsedFile): ParsedFile {
  const [first] = parsed.ok ? repeatedRows(parsed.evaluation) : []
  if (!first) return parsed
  return { ok: false, problem: { kind: 'corrupt', place: first.path, reason: first.reason } }
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
      : continued(id, journal, rebuilt)
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
      : continued(id, journal, rebuilt, backup.lineage)
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

function continued(
  id: EvaluationId,
  journal: JournalContent,
  rebuilt: Rebuilt,
  lineage = randomLineage(),
): Omit<JournalStart, 'seq'> {
  return {
    evaluationId: id,
    // Without a journal that of the copy it starts from, so that the next one continues the copy.
    lineage: journal.lineage ?? lineage,
    nextEpoch: journal.nextEpoch,
    carried: rebuilt.changes,
    isHurt: journal.isHurt,
    files: journal.files,
    ids: journal.ids.keys(),
    bases: journal.bases,
  }
}

/**
 * The journal goes on with a new epoch, whose base takes back what stands behind the gap. Until
 * that is on the disk nothing has changed, so that the power may go at any moment. The change sets
 * behind the gap are forgotten, also those of which nothing can be read but that they were known:
 * a window that still has one may send it again, and must not hear that it is saved.
 */
async function startAfterGap(
  deps: LoadDependencies,
  id: EvaluationId,
  { journal, rebuilt }: { readonly journal: JournalContent; readonly rebuilt: Rebuilt },
): Promise<Omit<JournalStart, 'seq'>> {
  await keepJournal(deps, id)
  const ids = idsUpTo(journal, rebuilt.seq)
  return { ...continued(id, journal, rebuilt), lineage: randomLineage(), ids }
}

/** What was sent before and is kept up to this number. */
function idsUpTo({ ids }: JournalContent, last: number): string[] {
  return [...ids].flatMap(([id, seq]) => (seq > last ? [] : [id]))
}

function newLineage(id: EvaluationId, seq: number, ids: Iterable<string>): JournalStart {
  return {
    evaluationId: id,
    lineage: randomLineage(),
    nextEpoch: 1,
    seq,
    carried: [],
    isHurt: false,
    files: [],
    // A change set that was applied once stays known, also to those who come after.
    ids,
    bases: new Map(),
  }
}

function randomLineage(): string {
  return randomBytes(4).toString('hex')
}

function changes(count: number): string {
  return counted(count, 'change', 'changes')
}
