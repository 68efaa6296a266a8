import type { EvaluationId } from '#shared/domain/ids'
import { AppError } from '#shared/rpc/app-error'
import { type Edit, edit, type editBack } from './edit.ts'
import { openSession, type SessionHost } from './session.ts'
import { leaveUntold } from './untold.ts'

/** How long to wait for the disk, in ms. The change is in the working store by then. */
const patience = 5_000

/** The part of the host that a change of a closed evaluation needs. */
export interface BriefHost {
  readonly evaluations: SessionHost['evaluations'] & {
    readonly close: (input: { id: EvaluationId }) => Promise<null>
  }
}

/**
 * Changes an evaluation that is not open: opens it, makes one undoable change, waits until it is
 * on disk, and closes it.
 *
 * @throws {AppError} `file-busy` if nothing may be written, `disk-failed` if the disk has not
 * answered in time; the change is then sent when the evaluation is opened next
 */
export async function editBriefly(
  host: BriefHost,
  id: EvaluationId,
  label: string,
  work: (edit: Edit) => Promise<void> | void,
  make: typeof editBack = edit,
): Promise<void> {
  const session = await openSession(host, id)
  try {
    if (session.opened.readOnly !== null) throw new AppError('file-busy', session.opened.readOnly)
    await session.write((db) => make(db, label, work))
    if (!(await session.outbox.settled(patience))) {
      throw new AppError('disk-failed', 'The disk has not answered')
    }
  } finally {
    leaveUntold(id, session)
    session.close()
    await host.evaluations.close({ id })
  }
}
