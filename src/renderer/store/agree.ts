import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import type { OpenedEvaluation, Saved } from '#shared/host-contract'
import { appendEach } from './append-each.ts'
import { collectEvaluation, replaceContent } from './content.ts'
import type { EvaluationDatabase, OutboxEntry } from './database.ts'
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
  /** What the host does not take at the moment, and only the store has. */
  readonly waiting: readonly OutboxEntry[]
}

/**
 * Hands over what an earlier window could not send, and makes the store hold exactly what the
 * host has, and what the host does not take at the moment.
 *
 * Nobody sends meanwhile, and a change that another window makes meanwhile begins it anew: what
 * the host said before would otherwise take its place.
 *
 * @param signal gives up: whoever does not answer must not keep others from sending, and what is
 *   answered later changes nothing any more
 * @throws {AppError} of the host, and whatever the store says when it cannot be read
 */
export async function agree(
  host: SessionHost,
  id: EvaluationId,
  db: EvaluationDatabase,
  signal = new AbortController().signal,
): Promise<Agreed> {
  const work = async () => {
    let broughtBack = 0
    let refused: readonly string[] = []
    for (;;) {
      let opened = await host.evaluations.open({ id })
      const pending = await db.outbox.orderBy('n').toArray()
      let waiting: readonly OutboxEntry[] = pending
      if (pending.length > 0 && opened.readOnly === null) {
        const sets = pending.map(({ changeSet }) => changeSet)
        const handed = await handOver(host, id, sets)
        broughtBack += handed.taken
        refused = [...refused, ...handed.refused]
        if (handed.isOver) {
          await db.outbox.bulkDelete(pending.map(({ n }) => n))
          waiting = []
        }
        // Also what was known already may have come after the first answer: a window that has gone
        // was sending it.
        opened = await host.evaluations.open({ id })
      }
      // What waits for a disk that may be written belongs to the content; what waits for leave to
      // write at all does not.
      const shown =
        opened.readOnly === null
          ? withChanges(
              opened.evaluation,
              waiting.map(({ changeSet }) => changeSet),
            )
          : opened.evaluation
      if (await adopt(db, shown, waiting, signal)) return { opened, broughtBack, refused, waiting }
    }
  }
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  return navigator.locks.request(`outbox-${id}`, async () => {
    signal.throwIfAborted()
    return Promise.race([work(), aborted])
  })
}

/** False once another window has changed something meanwhile. */
async function adopt(
  db: EvaluationDatabase,
  evaluation: Evaluation,
  waiting: readonly OutboxEntry[],
  signal: AbortSignal,
): Promise<boolean> {
  const tables = [...Object.values(db.content), db.history, db.outbox]
  return db.transaction('rw', tables, async () => {
    // Others send again by now, and what they have taken out does not show here.
    signal.throwIfAborted()
    const now = await db.outbox.orderBy('n').toArray()
    const isAsItWas =
      now.length === waiting.length &&
      now.every(({ changeSet }, i) => changeSet.id === waiting[i]?.changeSet.id)
    if (!isAsItWas) return false
    const own = await collectEvaluation(db)
    if (own === null || !sameContent(own, evaluation)) await replaceContent(db, evaluation)
    return true
  })
}

async function handOver(host: SessionHost, id: EvaluationId, changeSets: readonly ChangeSet[]) {
  const known = new Set(
    await host.evaluations.knows({ id, changeSetIds: changeSets.map((one) => one.id) }),
  )
  const unknown = changeSets.filter((one) => !known.has(one.id))
  if (unknown.length === 0) return { taken: 0, refused: [], isOver: true }
  const { taken, refused, failure } = await appendEach(host.evaluations, id, unknown)
  return { taken, refused: refused.map(({ label }) => label), isOver: failure === null }
}

function sameContent(a: Evaluation, b: Evaluation): boolean {
  const text = (evaluation: Evaluation) => canonicalJson(toEvaluation(toTables(evaluation)))
  return text(a) === text(b)
}
