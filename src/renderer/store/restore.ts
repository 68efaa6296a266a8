import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import type { EvaluationId } from '#shared/domain/ids'
import { AppError } from '#shared/rpc/app-error'
import { type BriefHost, editBriefly } from './brief-edit.ts'
import { editBack, nextUndo, undo } from './edit.ts'
import { openSession, type Session, type SessionHost } from './session.ts'
import { dropDatabase } from './stand-in.ts'
import { leaveUntold } from './untold.ts'

/** The part of the host that restoring needs. */
export interface RestoringHost extends BriefHost {
  readonly restorePoints: {
    readonly keepPresent: (input: { id: EvaluationId }) => Promise<null>
  }
}

/**
 * Puts an earlier state in the place of the present one, as one change like any other: it can be
 * undone, every window sees it, and the present state is kept as a restore point first.
 *
 * @throws {AppError} like `editBriefly`, and when the present state cannot be kept
 */
export async function restoreInPlace(
  host: RestoringHost,
  id: EvaluationId,
  evaluation: Evaluation,
  label: string,
): Promise<void> {
  await host.restorePoints.keepPresent({ id })
  await editBriefly(host, id, label, (e) => e.become(() => ({ ...evaluation, id })), editBack)
}

/**
 * Takes a restore back. @returns false when something else was done since
 *
 * @param label of the restore
 */
export async function undoRestore(
  host: BriefHost,
  id: EvaluationId,
  label: string,
): Promise<boolean> {
  const session = await openSession(host, id)
  try {
    if ((await nextUndo(session.db))?.label !== label) return false
    // The restore itself was asked for, so what it revealed or hid comes back with it.
    const isUndone = await session.write(
      async (db) => (await undo(db, { acrossReveal: true }))?.ok === true,
    )
    return isUndone && (await session.outbox.settled(5_000))
  } finally {
    leaveUntold(id, session)
    session.close()
    await host.evaluations.close({ id })
  }
}

/**
 * Throws the working copy of this browser away and makes it anew from the disk. What it had not
 * sent yet is sent first.
 *
 * @returns how many changes were brought to the disk, and what made no sense to the host, by label
 * @throws {AppError} `disk-failed` while the disk does not take what only the working copy has
 */
export async function rebuildWorkingCopy(
  host: SessionHost & BriefHost,
  id: EvaluationId,
): Promise<Pick<Session, 'broughtBack' | 'refused'>> {
  try {
    const before = await openSession(host, id)
    before.close()
    const waiting = before.unsent().length
    if (waiting > 0) {
      leaveUntold(id, before)
      const left = counted(
        waiting,
        'change could not be written and is',
        'changes could not be written and are',
      )
      throw new AppError('disk-failed', `${left} only in the working copy, which was left as it is`)
    }
    await dropDatabase(id)
    const after = await openSession(host, id)
    after.close()
    const { broughtBack, refused } = before
    return { broughtBack, refused }
  } finally {
    await host.evaluations.close({ id })
  }
}
