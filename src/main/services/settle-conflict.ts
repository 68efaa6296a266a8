import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { EvaluationId } from '#shared/domain/ids'
import type { HostEvents } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Emit } from '#shared/rpc/events'
import { replaceFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Clock } from './clock.ts'
import { asFileError, contentOf, readBytes } from './evaluation-content.ts'
import type { FileReader } from './intake/file-reader.ts'
import type { Conflict, EvaluationSession } from './evaluation-session.ts'
import { conflictPath, createUnder } from './keep-aside.ts'
import type { Opened, OpenSessions } from './open-sessions.ts'
import { moveToRemoved } from './removed-folder.ts'

interface Dependencies {
  readonly fs: FileSystem
  readonly now: Clock
  readonly sessions: OpenSessions
  readonly reader: Pick<FileReader, 'parse'>
  readonly emit: Emit<HostEvents>
}

interface Decided {
  readonly session: EvaluationSession
  readonly conflict: Conflict
  readonly keep: 'mine' | 'theirs' | 'both'
}

/**
 * Does what the user said about a file that was changed outside. Nothing is deleted: what is not
 * kept moves to the folder of removed ones.
 *
 * @returns what is open from then on
 */
export function createSettler({
  fs,
  now,
  sessions,
  reader,
  emit,
}: Dependencies): (decided: Decided) => Promise<Opened> {
  const here = (session: EvaluationSession): Opened => ({
    session,
    recovery: null,
    migratedFrom: null,
  })

  const keepMine = async ({ session, conflict }: Decided) => {
    if (await fs.status(conflict.theirs)) await moveToRemoved(fs, conflict.theirs)
    await session.takeName()
    return here(session)
  }

  /** @throws {AppError} when theirs cannot be read; ours stays open then */
  const readTheirs = async ({ conflict }: Decided) => {
    const parsed = await reader.parse(await readBytes(fs, conflict.theirs), conflict.theirs)
    if (!parsed.ok) throw asFileError(parsed.problem, basename(conflict.theirs))
    return parsed.evaluation
  }

  /** Reading theirs takes a while: others may have written ours, and windows closed and opened it. */
  const afterReading = async ({ session, conflict }: Decided) => {
    const present = sessions.get(session.id)
    if (present) await checkAsAsked(present, conflict)
    return present ?? session
  }

  const keepTheirs = async (decided: Decided) => {
    const { conflict } = decided
    const theirs = await readTheirs(decided)
    const session = await afterReading(decided)
    await session.keepCopy()
    await sessions.giveUp(session, async (closed) => {
      checkUndecided(closed, conflict)
      await moveToRemoved(fs, closed.path())
    })
    const opened = await sessions.open(conflict.theirs, theirs.id)
    emit('evaluations.replaced', { id: session.id })
    return opened
  }

  /** Two files cannot be one evaluation, so ours becomes one of its own. */
  const keepBoth = async (decided: Decided) => {
    const { conflict } = decided
    const theirs = await readTheirs(decided).catch(() => null)
    const session = await afterReading(decided)
    if (theirs?.id !== session.id) {
      session.endConflict()
      return here(session)
    }
    const ours = await sessions.giveUp(session, async (closed) => {
      checkUndecided(closed, conflict)
      return asItsOwn(closed)
    })
    const opened = await sessions.open(ours.path, ours.id)
    await sessions.open(conflict.theirs, theirs.id)
    emit('evaluations.replaced', { id: session.id })
    return opened
  }

  /**
   * Gives ours an id of its own, under the name that it has. Others who wrote that at the last
   * moment keep it: then ours goes on beside them.
   */
  const asItsOwn = async (closed: EvaluationSession) => {
    const path = closed.path()
    const id = EvaluationId.parse(randomUUID())
    // Only now: until it was closed, windows went on sending changes.
    const content = contentOf({ ...closed.evaluation(), id }, 0)
    try {
      await replaceFile(fs, path, content, { stillOurs: closed.checkStillOurs })
      return { path, id }
    } catch (error) {
      const problem = asDiskError(error, basename(path))
      if (problem.code !== 'file-changed') throw problem
    }
    const beside = await createUnder(fs, content, (n) => conflictPath(path, now(), n))
    const message = `Another program changed ${basename(path)}. It was left as it is; your work goes on in ${basename(beside)}.`
    emit('evaluations.fileNotice', { id: closed.id, message })
    return { path: beside, id }
  }

  return (decided) => {
    switch (decided.keep) {
      case 'mine':
        return keepMine(decided)
      case 'theirs':
        return keepTheirs(decided)
      case 'both':
        return keepBoth(decided)
    }
  }
}

/**
 * Looks whether things are as they were when the user was asked: either file may have been written
 * again, and another window may have decided.
 *
 * @throws {AppError} where they are not, and those of the disk; nothing has been done then
 */
export async function checkAsAsked(session: EvaluationSession, conflict: Conflict): Promise<void> {
  await session.snapshot()
  checkUndecided(session, conflict)
}

/** The same of what the session knows already. */
function checkUndecided(session: EvaluationSession, { ours }: Conflict): void {
  const present = session.conflict()
  if (!present) throw new AppError('not-found', 'There is nothing left to decide')
  if (present.ours === ours) return
  throw new AppError('file-changed', `${basename(ours)} was changed, too`)
}
