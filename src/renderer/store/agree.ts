import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import type { OpenedEvaluation, Saved } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { collectEvaluation, replaceContent } from './content.ts'
import type { EvaluationDatabase } from './database.ts'
import { withChanges } from './stand-in.ts'

/** The part of the host that a session needs. */
export interface SessionHost {
  readonly evaluations: {
    readonly open: (input: { id: EvaluationId }) => Promise<OpenedEvaluation>
    readonly append: (input: { id: EvaluationId; changeSets: ChangeSet[] }) => Promise<Saved>
    readonly knows: (input: { id: EvaluationId; changeSetIds: string[] }) => Promise<string[]>
  }
}

/** How the store and the host came to hold the same. */
export interface Agreed {
  readonly opened: OpenedEvaluation
  /** Changes that only this window's store had, and that are on disk now. */
  readonly broughtBack: number
  /** What of them made no sense any more, by its label. */
  readonly refused: readonly string[]
}

/**
 * Hands over what an earlier window could not send, and makes the store hold exactly what the
 * host has, and what the host does not take at the moment.
 *
 * Nobody sends meanwhile, and a change that another window makes meanwhile begins it anew: what
 * the host said before would otherwise take its place.
 *
 * @throws {AppError} of the host, and whatever the store says when it cannot be read
 */
export async function agree(
  host: SessionHost,
  id: EvaluationId,
  db: EvaluationDatabase,
): Promise<Agreed> {
  return navigator.locks.request(`outbox-${id}`, async () => {
    let broughtBack = 0
    let refused: readonly string[] = []
    for (;;) {
      let opened = await host.evaluations.open({ id })
      const pending = await db.outbox.orderBy('n').toArray()
      let waiting = pending.map(({ changeSet }) => changeSet)
      if (pending.length > 0 && opened.readOnly === null) {
        const handed = await handOver(host, id, waiting)
        broughtBack += handed.taken
        refused = [...refused, ...handed.refused]
        waiting = handed.waiting
        if (waiting.length === 0) await db.outbox.bulkDelete(pending.map(({ n }) => n))
        if (handed.taken > 0) opened = await host.evaluations.open({ id })
      }
      // What waits for a disk that may be written belongs to the content; what waits for leave to
      // write at all does not.
      const shown =
        opened.readOnly === null ? withChanges(opened.evaluation, waiting) : opened.evaluation
      if (await adopt(db, shown, waiting.length)) return { opened, broughtBack, refused }
    }
  })
}

/** Null once another window has changed something meanwhile. */
async function adopt(
  db: EvaluationDatabase,
  evaluation: Evaluation,
  waiting: number,
): Promise<boolean> {
  const tables = [...Object.values(db.content), db.history, db.outbox]
  return db.transaction('rw', tables, async () => {
    if ((await db.outbox.count()) !== waiting) return false
    const own = await collectEvaluation(db)
    if (own === null || !sameContent(own, evaluation)) await replaceContent(db, evaluation)
    return true
  })
}

/** Sends all at once; where the host finds one of them senseless, one by one. */
async function handOver(host: SessionHost, id: EvaluationId, changeSets: readonly ChangeSet[]) {
  const known = new Set(
    await host.evaluations.knows({ id, changeSetIds: changeSets.map((one) => one.id) }),
  )
  const unknown = changeSets.filter((one) => !known.has(one.id))
  const refused: string[] = []
  let taken = 0
  const batches = unknown.length === 0 ? [] : [unknown, ...unknown.map((one) => [one])]
  for (const [i, batch] of batches.entries()) {
    try {
      await host.evaluations.append({ id, changeSets: [...batch] })
      taken += batch.length
      if (i === 0) break
    } catch (error) {
      const isSenseless = error instanceof AppError && error.code === 'invalid-input'
      // A disk that takes nothing now will take it later.
      if (!isSenseless) return { taken, refused, waiting: [...changeSets] }
      if (i > 0) refused.push(...batch.map(({ label }) => label))
    }
  }
  return { taken, refused, waiting: [] }
}

function sameContent(a: Evaluation, b: Evaluation): boolean {
  const text = (evaluation: Evaluation) => canonicalJson(toEvaluation(toTables(evaluation)))
  return text(a) === text(b)
}
