import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { EvaluationId } from '#shared/domain/ids'
import type { EvaluationSummary } from '#shared/evaluation-file/summary'
import type { FileConflict, HostEvents, Recovery } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Emit } from '#shared/rpc/events'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Backups } from './backups.ts'
import type { Clock } from './clock.ts'
import { summaryOf } from './evaluation-content.ts'
import {
  type Conflict,
  createSession,
  type EvaluationSession,
  type Pace,
} from './evaluation-session.ts'
import { undecided } from './undecided-conflict.ts'
import type { FileGrants } from './file-grants.ts'
import { createJournal, type Journal } from './journal.ts'
import type { FileReader } from './intake/file-reader.ts'
import { archive } from './journals-put-away.ts'
import { type LoadedEvaluation, loadEvaluation } from './load-evaluation.ts'
import type { Recent } from './recent.ts'
import { moveToRemoved } from './removed-folder.ts'

/** The evaluations that are open, each once, however many windows show it. */
export interface OpenSessions {
  /**
   * Opens the evaluation in a file. What had to be done for it is told each time, also after it was
   * closed in between, until a window says that somebody has seen it: much is opened, and closed
   * again, by who has nobody to tell it to.
   *
   * @param id what the file is known as, for when it cannot tell any more
   */
  readonly open: (path: string, id: EvaluationId | null) => Promise<Opened>
  /** Somebody has seen what it took to open it. */
  readonly told: (id: EvaluationId) => void
  readonly get: (id: EvaluationId) => EvaluationSession | null
  readonly summaryOf: (id: EvaluationId) => EvaluationSummary | null
  /** Brings the file up to date and lets go of it. Nothing happens where it is not open. */
  readonly close: (id: EvaluationId) => Promise<void>
  /**
   * The same for an evaluation whose file others have written, once the user has said what becomes
   * of ours: its journal is put away, so that opening theirs asks for nothing again.
   *
   * @param leave what becomes of our file. It is given the session as it was closed, with all that
   *   was acknowledged up to then, and nothing is opened before it is done. Where it rejects, the
   *   journal stays, and the evaluation opens as it was.
   */
  readonly giveUp: <T>(
    session: EvaluationSession,
    leave: (closed: EvaluationSession) => Promise<T>,
  ) => Promise<T>
  /**
   * Closes it and moves its file to the removed ones. Its journal is put away: a new file with this
   * id, as of the sample that is opened again, is not one that others have written.
   *
   * @throws {AppError} of the disk; the evaluation is as it was then
   */
  readonly remove: (session: EvaluationSession) => Promise<void>
  /** Brings all files up to date. Never rejects: the journal has what a file could not take. */
  readonly flush: () => Promise<void>
  readonly closeAll: () => Promise<void>
}

/** What it took to open an evaluation. */
type Taken = Pick<LoadedEvaluation, 'recovery' | 'migratedFrom'>

export interface Opened extends Taken {
  readonly session: EvaluationSession
}

export interface OpenSessionsDependencies {
  readonly fs: FileSystem
  /** The evaluations folder. */
  readonly folder: string
  readonly grants: Pick<FileGrants, 'grant'>
  readonly backups: Backups
  readonly journals: string
  readonly recent: Recent
  readonly now: Clock
  readonly pace: Pace
  readonly emit: Emit<HostEvents>
  readonly reader: Pick<FileReader, 'parse'>
}

/** How long a disk that does not answer may keep an evaluation from being shown again, in ms. */
const patience = 2_000

export function createOpenSessions(deps: OpenSessionsDependencies): OpenSessions {
  const { fs, backups, recent } = deps
  const sessions = new Map<EvaluationId, EvaluationSession>()
  const untold = new Map<EvaluationId, Taken>()
  let queue: Promise<unknown> = Promise.resolve()

  const withUntold = (session: EvaluationSession): Opened => {
    const { recovery, migratedFrom } = untold.get(session.id) ?? nothing
    return { session, recovery, migratedFrom }
  }

  /** Opening and closing take turns, so that nothing is ever open twice. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => {})
    return turn
  }

  const drop = async (session: EvaluationSession) => {
    sessions.delete(session.id)
    try {
      await session.close()
    } finally {
      // Where a file was moved to last: without it nobody would find it again.
      await recent.settled()
    }
  }

  const load = async (path: string, id: EvaluationId | null): Promise<Opened> => {
    const readOnly = await whyReadOnly(fs, path)
    const loaded = await loadEvaluation(deps, { path, id, isReadOnly: readOnly !== null })
    const { id: known } = loaded.evaluation
    // At once: what was done is done, also if opening fails further on.
    untold.set(known, both(untold.get(known) ?? nothing, loaded))
    const journal = createJournal(fs, join(deps.journals, known), loaded.journal, deps.now)
    // Before anybody reads that it was restored. Refused, it is written with the next change.
    if (readOnly === null) await journal.secure().catch(() => {})
    const conflict = readOnly === null ? await undecided(fs, path, known) : null
    const session = startSession(deps, { path, readOnly, loaded, journal, conflict })
    sessions.set(session.id, session)
    // Both make life easier later and are not worth refusing to open for.
    await recent.remember({ id: session.id, path }).catch(() => {})
    await backups.sweep(session.id)
    if (readOnly === null) await keepFirstCopy(fs, backups, path, loaded).catch(() => {})
    return withUntold(session)
  }

  return {
    told: (id) => void untold.delete(id),
    get: (id) => sessions.get(id) ?? null,
    summaryOf: (id) => {
      const session = sessions.get(id)
      return session ? summaryOf(session.evaluation()) : null
    },
    open: async (path, id) => {
      const here = id === null ? undefined : sessions.get(id)
      // What a window sent while it went belongs to what the next one is told.
      if (here) await Promise.race([here.appended(), delay(patience, null, { ref: false })])
      return inTurn(async () => {
        const present = id === null ? undefined : sessions.get(id)
        const isUndisturbed = present && (await present.isUndisturbed())
        if (present && (isUndisturbed || present.readOnly === null)) {
          // Theirs is asked about, and never opened in the place of ours without a word.
          if (!isUndisturbed) await present.snapshot().catch(() => {})
          return withUntold(present)
        }
        if (present) await drop(present).catch(() => {})
        return load(path, id)
      })
    },
    close: (id) =>
      inTurn(async () => {
        const session = sessions.get(id)
        if (session) await drop(session)
      }),
    giveUp: (known, leave) =>
      inTurn(async () => {
        // Other windows may have closed it meanwhile, with more in it than was known then.
        const session = sessions.get(known.id) ?? (await load(known.path(), known.id)).session
        await drop(session)
        const left = await leave(session)
        await archive(deps, known.id)
        return left
      }),
    remove: (session) =>
      inTurn(async () => {
        const open = sessions.get(session.id)
        if (open) await drop(open)
        const { id, path, readOnly } = open ?? session
        // Only now: closing goes on beside a file that others have written.
        await moveToRemoved(fs, path())
        untold.delete(id)
        // Last: a removal that fails leaves everything as it was. A file that may not be written
        // lacks what only the journal has.
        if (readOnly === null) await archive(deps, id).catch(() => {})
      }),
    flush: async () => {
      await Promise.allSettled([...sessions.values()].map((session) => session.snapshot()))
    },
    closeAll: () =>
      inTurn(async () => {
        await Promise.allSettled([...sessions.values()].map(drop))
      }),
  }
}

const nothing: Taken = { recovery: null, migratedFrom: null }

/** What it took to open it several times. What may not be written is restored anew each time. */
function both(earlier: Taken, later: Taken): Taken {
  return {
    migratedFrom: earlier.migratedFrom ?? later.migratedFrom,
    recovery: bothRecoveries(earlier.recovery, later.recovery),
  }
}

function bothRecoveries(earlier: Recovery | null, later: Recovery | null): Recovery | null {
  if (!earlier || !later || earlier.message === later.message) return later ?? earlier
  return {
    message: `${earlier.message} ${later.message}`,
    restoredChanges: earlier.restoredChanges + later.restoredChanges,
    missing: [...earlier.missing, ...later.missing],
  }
}

function startSession(
  { fs, folder, grants, backups, recent, now, pace, emit }: OpenSessionsDependencies,
  start: {
    readonly path: string
    readonly readOnly: string | null
    readonly loaded: LoadedEvaluation
    readonly journal: Journal
    readonly conflict: Conflict | null
  },
): EvaluationSession {
  const { path, readOnly, loaded, journal, conflict } = start
  const { evaluation } = loaded
  const { id } = evaluation
  return createSession(
    {
      fs,
      folder,
      backups,
      now,
      pace,
      events: {
        onChanged: (saved, changeSets) =>
          emit('evaluations.changed', { id, ...saved, changeSets: [...changeSets] }),
        onFileProblem: (problem, conflict) =>
          emit('evaluations.fileProblem', {
            id,
            problem: problem && { code: problem.code, message: problem.message },
            conflict: conflictFiles(conflict, grants),
          }),
        onNotice: (message) => emit('evaluations.fileNotice', { id, message }),
        onMoved: (next) => void recent.remember({ id, path: next }).catch(() => {}),
      },
    },
    {
      path,
      evaluation,
      journal,
      lineage: loaded.journal.lineage,
      savedAt: loaded.savedAt,
      isAhead: loaded.isAhead,
      readOnly,
      conflict,
    },
  )
}

/** A conflict as the page may see it. */
export function conflictFiles(
  conflict: Conflict | null,
  grants: Pick<FileGrants, 'grant'>,
): FileConflict | null {
  return conflict && { theirs: grants.grant(conflict.theirs), ours: grants.grant(conflict.ours) }
}

/** A journal needs something to start from that is not the file itself. */
async function keepFirstCopy(
  fs: FileSystem,
  backups: Backups,
  path: string,
  { evaluation, journal, isNewLineage, isAhead, migratedFrom }: LoadedEvaluation,
): Promise<void> {
  const { lineage, seq } = journal
  const about = { lineage, seq }
  if (migratedFrom !== null) {
    await backups.keep(evaluation.id, await fs.read(path), { ...about, reason: 'before-migration' })
  } else if (isNewLineage && !isAhead) {
    await backups.keep(evaluation.id, await fs.read(path), { ...about, reason: 'snapshot' })
  }
}

async function whyReadOnly(fs: FileSystem, path: string): Promise<string | null> {
  if (!(await fs.status(path))) throw new AppError('not-found', `${path} is gone`)
  if (!(await fs.isWritable(path))) return 'The file may not be changed. Save a copy to go on.'
  if (!(await fs.isWritable(dirname(path)))) {
    return 'Nothing may be written to the folder of this file. Save a copy to go on.'
  }
  return null
}
