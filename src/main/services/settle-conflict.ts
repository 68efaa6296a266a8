import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { EvaluationId } from '#shared/domain/ids'
import type { HostEvents } from '#shared/host-contract'
import type { Emit } from '#shared/rpc/events'
import { replaceFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { asFileError, contentOf, readBytes } from './evaluation-content.ts'
import type { FileReader } from './intake/file-reader.ts'
import type { Conflict, EvaluationSession } from './evaluation-session.ts'
import type { Opened, OpenSessions } from './open-sessions.ts'
import { moveToRemoved } from './removed-folder.ts'

interface Dependencies {
  readonly fs: FileSystem
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

  const keepTheirs = async (decided: Decided) => {
    const { session, conflict } = decided
    const theirs = await readTheirs(decided)
    await session.keepCopy()
    await sessions.giveUp(session.id)
    await moveToRemoved(fs, conflict.ours)
    const opened = await sessions.open(conflict.theirs, theirs.id)
    emit('evaluations.replaced', { id: session.id })
    return opened
  }

  /** Two files cannot be one evaluation, so ours becomes one of its own. */
  const keepBoth = async (decided: Decided) => {
    const { session, conflict } = decided
    const theirs = await readTheirs(decided).catch(() => null)
    if (theirs?.id !== session.id) {
      session.endConflict()
      return here(session)
    }
    const ours = { ...session.evaluation(), id: EvaluationId.parse(randomUUID()) }
    await sessions.giveUp(session.id)
    try {
      await replaceFile(fs, conflict.ours, contentOf(ours, 0))
    } catch (error) {
      throw asDiskError(error, basename(conflict.ours))
    }
    const opened = await sessions.open(conflict.ours, ours.id)
    await sessions.open(conflict.theirs, theirs.id)
    emit('evaluations.replaced', { id: session.id })
    return opened
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
