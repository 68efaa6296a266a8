import { basename } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { applyChangeSet, type ChangeSet, problemOf } from '#shared/evaluation-file/change-set'
import { fromRowMaps, toRowMaps } from '#shared/evaluation-file/row-maps'
import type { Saved } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { createFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import type { BackupReason, Backups } from './backups.ts'
import { type Clock, instantOf } from './clock.ts'
import { sha256 } from './digest.ts'
import { drasticReason } from './drastic-change.ts'
import { contentOf } from './evaluation-content.ts'
import { followFile } from './follow-file.ts'
import type { Journal } from './journal.ts'
import { conflictPath, createUnder } from './keep-aside.ts'
import { checkStillOurs, lookOutside, placeSnapshot } from './snapshot-file.ts'
import { countVotes, votesRemovedBy } from './wipe-out-guard.ts'

/** When the file is brought up to date, in ms. Shorter in tests. */
export interface Pace {
  /** After the last change. */
  readonly quiet: number
  /** After the first change that it does not have. */
  readonly latest: number
  /** Before trying again after a failure. */
  readonly retry: number
  /** How long to wait for another program to let go of the file. */
  readonly patience: number
}

export const usualPace: Pace = { quiet: 2_000, latest: 15_000, retry: 10_000, patience: 10_000 }

/** What a session tells the windows. */
export interface SessionEvents {
  readonly onChanged: (saved: Saved, changeSets: readonly ChangeSet[]) => void
  readonly onFileProblem: (problem: AppError | null, conflict: Conflict | null) => void
  /** The file was moved or deleted outside, and what was done about it. */
  readonly onNotice: (message: string) => void
  /** The file has another name from now on. */
  readonly onMoved: (path: string) => void
}

/** Two versions of one file: what another program wrote, and where ours goes on. */
export interface Conflict {
  readonly theirs: string
  readonly ours: string
}

export interface SessionStart {
  readonly path: string
  readonly evaluation: Evaluation
  readonly journal: Journal
  readonly lineage: string
  readonly savedAt: Date
  readonly isAhead: boolean
  /** Why nothing may be written, or null. */
  readonly readOnly: string | null
  /** Two versions that an earlier session left to be decided about. */
  readonly conflict: Conflict | null
}

export interface SessionDependencies {
  readonly fs: FileSystem
  /** The evaluations folder, where a file goes on whose own folder is gone. */
  readonly folder: string
  readonly backups: Backups
  readonly now: Clock
  readonly pace: Pace
  readonly events: SessionEvents
}

/** An evaluation that is open: its content, its journal and its file. */
export interface EvaluationSession {
  readonly id: EvaluationId
  readonly path: () => string
  readonly evaluation: () => Evaluation
  readonly saved: () => Saved
  readonly readOnly: string | null
  /** Which of these change sets are kept. None where it cannot be made sure that they are on the disk. */
  readonly knows: (changeSetIds: readonly string[]) => Promise<readonly string[]>
  /**
   * Keeps change sets and tells all windows. Those that are there already are skipped.
   *
   * @throws {AppError} `invalid-input` when one of them is not well-formed, and those of the
   *   disk; nothing has changed then
   */
  readonly append: (changeSets: readonly ChangeSet[]) => Promise<Saved>
  /**
   * Brings the file up to date, and notices what others did to it.
   *
   * @throws {AppError} of the disk; the journal has everything
   */
  readonly snapshot: () => Promise<Saved>
  /** Waits until what is being appended is in the content, or was refused. */
  readonly appended: () => Promise<unknown>
  /** Whether the file has everything, and nobody else changed it since. */
  readonly isUndisturbed: () => Promise<boolean>
  /**
   * Asked last of all before the file is replaced by whoever has closed this.
   *
   * @throws {AppError} `file-changed` when somebody else wrote it, and the system's failures
   */
  readonly checkStillOurs: () => Promise<void>
  /** Why the file is not up to date, as it was told last. */
  readonly problem: () => AppError | null
  /** Null unless somebody else wrote the file and the user has not said what to do. */
  readonly conflict: () => Conflict | null
  /** Ends the conflict with our content under the name that theirs had, which must be free by now. */
  readonly takeName: () => Promise<void>
  /** Ends the conflict with things as they are. */
  readonly endConflict: () => void
  /** Keeps the present state as a restore point. @throws {AppError} of the disk */
  readonly keepCopy: () => Promise<void>
  readonly close: () => Promise<void>
}

export function createSession(
  { fs, folder, backups, now, pace, events }: SessionDependencies,
  start: SessionStart,
): EvaluationSession {
  const { journal, readOnly } = start
  const id = start.evaluation.id
  const rows = toRowMaps(start.evaluation)
  let path = start.path
  let savedAt = start.savedAt
  /** The last change that is in the rows. The journal is ahead of it for a moment. */
  let applied = journal.seq()
  let inFile = start.isAhead ? -1 : applied
  let votesInFile = countVotes(start.evaluation)
  let votesRemoved = 0
  let firstUnsaved: number | null = null
  let timer: NodeJS.Timeout | null = null
  let problem: AppError | null = null
  let conflict = start.conflict
  /** What others did to the file, until it has been dealt with. */
  let untold: string | null = null
  let appending: Promise<unknown> = Promise.resolve()
  let placing: Promise<unknown> = Promise.resolve()

  const saved = (): Saved => ({ seq: applied, savedAt: instantOf(savedAt) })
  const evaluation = () => fromRowMaps(rows)
  const isUpToDate = () => inFile === applied

  const schedule = (delay: number) => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void snapshot().catch(() => {}), Math.max(0, delay))
  }
  const scheduleAfterChange = () => {
    firstUnsaved ??= Date.now()
    schedule(Math.min(pace.quiet, firstUnsaved + pace.latest - Date.now()))
  }

  const append = async (changeSets: readonly ChangeSet[]): Promise<Saved> => {
    if (readOnly !== null) throw new AppError('access-denied', readOnly)
    const seen = new Set<string>()
    const fresh = changeSets.filter((changeSet) => {
      if (journal.has(changeSet.id) || seen.has(changeSet.id)) return false
      seen.add(changeSet.id)
      return true
    })
    for (const changeSet of fresh) {
      const problem = problemOf(changeSet, id)
      if (problem !== null) throw new AppError('invalid-input', `${changeSet.label}: ${problem}`)
    }
    try {
      // What was restored is known, and may still have to be written again before it is saved.
      if (fresh.length === 0) await journal.secure()
      else await journal.append(fresh)
    } catch (error) {
      throw asDiskError(error, 'The journal')
    }
    if (fresh.length === 0) return saved()
    for (const changeSet of fresh) {
      const reason = drasticReason(changeSet, rows)
      if (reason) keepState(reason)
      votesRemoved += votesRemovedBy(changeSet, rows)
      applyChangeSet(rows, changeSet)
      applied += 1
    }
    savedAt = now()
    events.onChanged(saved(), fresh)
    scheduleAfterChange()
    return saved()
  }

  /** The present state as a copy, when the disk has time: the journal has everything. */
  const keepState = (reason: BackupReason) => {
    const content = contentOf(evaluation(), applied)
    const about = { lineage: start.lineage, seq: applied, reason }
    placing = placing.then(() => backups.keep(id, content, about)).catch(() => {})
  }

  const place = async (): Promise<void> => {
    if (readOnly !== null) return
    const isForeign = await follow()
    if (!isUpToDate() || isForeign) await write()
    // Told once it is true.
    if (untold !== null) events.onNotice(untold)
    untold = null
  }

  const write = async (): Promise<void> => {
    const seq = applied
    const current = evaluation()
    const votes = countVotes(current)
    const removed = votesRemoved
    if (votes < (votesInFile - removed) / 2) {
      throw new AppError(
        'internal',
        'More than half of the scores are gone, and nobody removed them',
      )
    }
    const content = contentOf(current, seq)
    try {
      await placeSnapshot(fs, journal, { path, content, seq }, pace.patience)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'file-changed') throw error
      await goOnBeside({ content, seq })
    }
    inFile = seq
    votesInFile = votes
    // Others may have been removed while this was written.
    votesRemoved -= removed
    firstUnsaved = null
    // Copies come last and are a second line; that one failed is not a reason to alarm a room.
    await backups
      .keep(id, content, { lineage: start.lineage, seq, reason: 'snapshot' })
      .then(() => forgetOldEpochs())
      .catch(() => {})
    if (!isUpToDate()) scheduleAfterChange()
  }

  /**
   * Theirs stays as it is; ours goes on in a file beside it. That is one write: whoever finds the
   * new file is asked about both, so nothing that can fail comes between it and the telling.
   */
  const goOnBeside = async ({ content, seq }: { content: Uint8Array; seq: number }) => {
    const theirs = path
    const ours = await createUnder(fs, content, (n) => conflictPath(theirs, now(), n))
    moveTo(ours)
    conflict = { theirs, ours }
    problem = null
    events.onFileProblem(
      new AppError(
        'file-changed',
        `Another program changed ${basename(theirs)}. It was left as it is; your work goes on in ${basename(ours)}.`,
      ),
      conflict,
    )
    // That it was about to be placed is noted already, since the file of theirs was tried.
    await journal.placed({ sha256: sha256(content), seq }).catch(() => {})
  }

  /** Finds out where the file is now. Whether somebody else has written it. */
  const follow = async (): Promise<boolean> => {
    const found = await followFile(fs, path, journal, folder)
    if (found.status === 'changed') return true
    if (found.status === 'as-left') return false
    if (found.status === 'gone') inFile = -1
    if (found.path !== path) moveTo(found.path)
    untold = found.message
    return false
  }

  const moveTo = (next: string) => {
    path = next
    events.onMoved(next)
  }

  /** The journal reaches back to the oldest of the latest copies, so that any of them can be brought up to date. */
  const forgetOldEpochs = async () => {
    const copies = (await backups.list(id)).filter(({ lineage }) => lineage === start.lineage)
    const oldest = copies.slice(0, 5).at(-1)
    if (oldest) await journal.forget(oldest.seq)
  }

  const snapshot = (): Promise<Saved> => {
    const turn = placing.then(async () => {
      if (timer) clearTimeout(timer)
      timer = null
      try {
        await place()
        if (problem) events.onFileProblem(null, conflict)
        problem = null
        return saved()
      } catch (error) {
        problem = error instanceof AppError ? error : asDiskError(error, basename(path))
        events.onFileProblem(problem, conflict)
        schedule(pace.retry)
        throw problem
      }
    })
    placing = turn.catch(() => {})
    return turn
  }

  /** Removes a file with a content that we wrote. Whatever others wrote there stays, and is told of. */
  const removeWritten = async (file: string, written: ReturnType<Journal['files']>) => {
    const { status } = await lookOutside(fs, file, { files: () => written })
    if (status === 'unchanged') await fs.remove(file)
    if (status !== 'changed') return
    events.onNotice(`Another program changed ${basename(file)}. It was left as it is.`)
  }

  const endConflict = () => {
    conflict = null
    events.onFileProblem(problem, null)
  }

  if (start.isAhead) schedule(0)

  return {
    id,
    path: () => path,
    evaluation,
    saved,
    readOnly,
    knows: async (changeSetIds) => {
      const known = changeSetIds.filter(journal.has)
      if (readOnly !== null) return known
      return journal.secure().then(
        () => known,
        () => [],
      )
    },
    append: (changeSets) => {
      const turn = appending.then(() => append(changeSets))
      appending = turn.catch(() => {})
      return turn
    },
    snapshot,
    appended: () => appending,
    isUndisturbed: async () => {
      if (readOnly === null && !isUpToDate()) return true
      const outside = await lookOutside(fs, path, journal)
      if (outside.status === 'renamed') moveTo(outside.path)
      // One that is gone is written again from here: nobody else has its content.
      if (outside.status === 'gone' && readOnly === null) void snapshot().catch(() => {})
      return outside.status !== 'changed'
    },
    checkStillOurs: () => checkStillOurs(fs, path, journal),
    problem: () => problem,
    conflict: () => conflict,
    takeName: () => {
      const turn = placing.then(async () => {
        if (!conflict) return
        const { theirs, ours } = conflict
        const content = contentOf(evaluation(), applied)
        const known = { sha256: sha256(content), seq: applied }
        try {
          await journal.placing(known)
          // Fails where the name is taken again, and nothing has happened then.
          await createFile(fs, theirs, content)
        } catch (error) {
          throw asDiskError(error, basename(theirs))
        }
        moveTo(theirs)
        inFile = known.seq
        const written = journal.files()
        await journal.placed(known).catch(() => {})
        await removeWritten(ours, written).catch(() => {})
        endConflict()
      })
      placing = turn.catch(() => {})
      return turn
    },
    endConflict,
    keepCopy: async () => {
      await appending
      try {
        const about = { lineage: start.lineage, seq: applied, reason: 'before-restore' } as const
        await backups.keep(id, contentOf(evaluation(), applied), about)
      } catch (error) {
        throw asDiskError(error, 'The restore points')
      }
    },
    close: async () => {
      await appending
      try {
        await snapshot()
      } finally {
        if (timer) clearTimeout(timer)
        timer = null
        await journal.close()
      }
    },
  }
}
