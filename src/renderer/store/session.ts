import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { OpenedEvaluation, Saved } from '#shared/host-contract'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { type Outbox, startOutbox } from './outbox.ts'
import { createStatusStore, type StatusStore } from './save-status.ts'

/** The part of the host that a session needs. */
export interface SessionHost {
  readonly evaluations: {
    readonly open: (input: { id: EvaluationId }) => Promise<OpenedEvaluation>
    readonly append: (input: { id: EvaluationId; changeSets: ChangeSet[] }) => Promise<Saved>
    readonly knows: (input: { id: EvaluationId; changeSetIds: string[] }) => Promise<string[]>
  }
}

/** An evaluation that is open in this window. */
export interface Session {
  readonly db: EvaluationDatabase
  readonly opened: OpenedEvaluation
  readonly status: StatusStore
  readonly outbox: Pick<Outbox, 'during' | 'settled'>
  /** Changes that only this window's store had, and that are on disk now. */
  readonly broughtBack: number
  readonly close: () => void
}

/**
 * Opens an evaluation: asks the host for the truth, sends what an earlier window could not,
 * and makes the working store hold exactly what the host has.
 */
export async function openSession(host: SessionHost, id: EvaluationId): Promise<Session> {
  return navigator.locks.request(`open-${id}`, async () => {
    let opened = await host.evaluations.open({ id })
    const db = await usableDatabase(id)

    const pending = await db.outbox.orderBy('n').toArray()
    let broughtBack = 0
    if (pending.length > 0 && opened.readOnly === null) {
      const ids = pending.map(({ changeSet }) => changeSet.id)
      const known = await host.evaluations.knows({ id, changeSetIds: ids })
      const unknown = pending.filter(({ changeSet }) => !known.includes(changeSet.id))
      if (unknown.length > 0) {
        await host.evaluations.append({ id, changeSets: unknown.map((entry) => entry.changeSet) })
        opened = await host.evaluations.open({ id })
      }
      broughtBack = unknown.length
      await db.outbox.bulkDelete(pending.map(({ n }) => n))
    }

    const own = await collectEvaluation(db)
    if (own === null || !sameContent(own, opened.evaluation)) {
      await replaceContent(db, opened.evaluation)
    }

    const status = createStatusStore({ kind: 'saved', at: opened.savedAt })
    // Opened for reading: what waits in the outbox waits for a window that may write.
    const outbox =
      opened.readOnly === null ? startOutbox(db, id, host.evaluations, status) : nothingToSend
    return {
      db,
      opened,
      status,
      outbox,
      broughtBack,
      close: () => {
        outbox.stop()
        db.close()
      },
    }
  })
}

const nothingToSend: Outbox = {
  during: (work) => work(),
  settled: async () => true,
  stop: () => {},
}

/** The store, or a new one where the old cannot be opened: it is only a copy. */
async function usableDatabase(id: EvaluationId): Promise<EvaluationDatabase> {
  const db = new EvaluationDatabase(id)
  try {
    await db.open()
    return db
  } catch {
    db.close()
    await new EvaluationDatabase(id).delete()
    const fresh = new EvaluationDatabase(id)
    await fresh.open()
    return fresh
  }
}

function sameContent(a: Evaluation, b: Evaluation): boolean {
  const text = (evaluation: Evaluation) => canonicalJson(toEvaluation(toTables(evaluation)))
  return text(a) === text(b)
}
