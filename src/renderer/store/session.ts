import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { wordsOf } from '#shared/error-words'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { OpenedEvaluation } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { agree, type Agreed, type SessionHost } from './agree.ts'
import { EvaluationDatabase } from './database.ts'
import { changeSetOf, type Edit, hearWritten } from './edit.ts'
import { type Outbox, startOutbox } from './outbox.ts'
import { createRecorder } from './recorder.ts'
import { rowsOfEvaluation } from './row-source.ts'
import { createStatusStore, type StatusStore } from './save-status.ts'
import { isFailureOfStore, isWell } from './store-failure.ts'
import { dropDatabase, freshDatabase, standInDatabase, withChanges } from './stand-in.ts'

export type { SessionHost } from './agree.ts'

/** An evaluation that is open in this window. */
export interface Session {
  /** Another one after the browser's own has failed; see `subscribe`. */
  readonly db: EvaluationDatabase
  readonly opened: OpenedEvaluation
  readonly status: StatusStore
  readonly outbox: Pick<Outbox, 'during' | 'settled'>
  /** Changes that only this window's store had, and that are on disk now. */
  readonly broughtBack: number
  /** Changes of an earlier window that made no sense any more, by label. */
  readonly refused: readonly string[]
  /** Hears when another store takes the place of the present one. @returns how to stop */
  readonly subscribe: (onChange: () => void) => () => void
  /** Tells what is on the screen, which is what a new store begins with. */
  readonly inSight: (evaluation: Evaluation) => void
  readonly lastSeen: () => Evaluation
  /**
   * Makes one change. A store that fails is made anew, and where that fails, too, the change is
   * made in memory, from where it still reaches the disk.
   *
   * @param work writes to the store that it is given; may be called twice
   * @returns whether anything changed
   * @throws whatever `work` throws on a store that is well
   */
  readonly write: (work: (db: EvaluationDatabase) => Promise<boolean>) => Promise<boolean>
  /**
   * Makes one change while the window goes: straight to the host, because its own store would not
   * answer in time. It is not in this window's store and cannot be undone.
   */
  readonly writeLast: (
    label: string,
    work: (edit: Edit) => Promise<void> | void,
  ) => Promise<boolean>
  readonly close: () => void
}

/** What was written longer ago than this is on the screen, in ms. */
const shownWithin = 3_000

/** One store with its way to the host. */
interface Store {
  readonly db: EvaluationDatabase
  readonly outbox: Outbox
}

/**
 * Opens an evaluation: asks the host for the truth, sends what an earlier window could not,
 * and makes the working store hold exactly what the host has.
 */
export async function openSession(host: SessionHost, id: EvaluationId): Promise<Session> {
  return navigator.locks.request(`open-${id}`, async () => {
    const { db, agreed, standInFor } = await openStore(rememberingWhatItTook(host), id)
    return startSession({ host, id, db, agreed, standInFor })
  })
}

/** The host tells once what it took to open; a window may have to ask several times. */
function rememberingWhatItTook(host: SessionHost): SessionHost {
  let first: OpenedEvaluation | null = null
  return {
    evaluations: {
      ...host.evaluations,
      open: async (input) => {
        const opened = await host.evaluations.open(input)
        first ??= opened
        return {
          ...opened,
          recovery: opened.recovery ?? first.recovery,
          migratedFrom: opened.migratedFrom ?? first.migratedFrom,
        }
      },
    },
  }
}

/** Tells what the host said, or what became of the way to it, from what a store says. */
function rememberingRefusals({ evaluations }: SessionHost) {
  const refusals = new Set<unknown>()
  const noting = async <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      refusals.add(error)
      throw error
    })
  const host: SessionHost = {
    evaluations: {
      open: (input) => noting(evaluations.open(input)),
      append: (input) => noting(evaluations.append(input)),
      knows: (input) => noting(evaluations.knows(input)),
    },
  }
  return { host, isOfHost: (error: unknown) => refusals.has(error) || error instanceof AppError }
}

/** The working store, equal to the host: as it is, made anew, or in memory. */
async function openStore(asked: SessionHost, id: EvaluationId) {
  const { host, isOfHost } = rememberingRefusals(asked)
  try {
    const db = new EvaluationDatabase(id)
    try {
      return { db, agreed: await agree(host, id, db), standInFor: null }
    } catch (error) {
      db.close()
      // Of what the host did not take yet, it is the only copy: the host's own trouble is no reason.
      if (isOfHost(error)) throw error
      await dropDatabase(id)
      const fresh = new EvaluationDatabase(id)
      return { db: fresh, agreed: await agree(host, id, fresh), standInFor: null }
    }
  } catch (error) {
    if (isOfHost(error)) throw error
    const opened = await host.evaluations.open({ id })
    const db = await standInDatabase(id, { evaluation: opened.evaluation, unsent: [] })
    const agreed: Agreed = { opened, broughtBack: 0, refused: [] }
    return { db, agreed, standInFor: wordsOf(error) }
  }
}

function startSession({
  host,
  id,
  db,
  agreed,
  standInFor,
}: {
  readonly host: SessionHost
  readonly id: EvaluationId
  readonly db: EvaluationDatabase
  readonly agreed: Agreed
  readonly standInFor: string | null
}): Session {
  const { opened } = agreed
  const listeners = new Set<() => void>()
  /** What this window has written and the host has not acknowledged. */
  const unsent = new Map<string, ChangeSet>()
  /** What this window has written lately: the screen may not show it yet. */
  let written: readonly { readonly at: number; readonly changeSet: ChangeSet }[] = []
  let seen = opened.evaluation
  let isClosed = false
  let replacing: Promise<unknown> | null = null

  const status = createStatusStore(
    standInFor === null
      ? { kind: 'saved', at: opened.savedAt }
      : { kind: 'on-disk-only', at: opened.savedAt, reason: standInFor },
  )

  const storeOn = (next: EvaluationDatabase, reason: string | null): Store => {
    // Opened for reading: what waits in the outbox waits for a window that may write.
    const outbox =
      opened.readOnly !== null
        ? nothingToSend
        : startOutbox({
            db: next,
            id,
            keeper: host.evaluations,
            status,
            standInFor: reason,
            onSent: (sent) => sent.forEach((changeSet) => unsent.delete(changeSet.id)),
            onBroken: (error) => void replace(next, error).catch(() => {}),
          })
    hearWritten(next, (entry) => {
      const { changeSet } = entry
      unsent.set(changeSet.id, changeSet)
      const now = Date.now()
      written = [...written.filter(({ at }) => now - at < shownWithin), { at: now, changeSet }]
      outbox.wasAdded(entry)
    })
    return { db: next, outbox }
  }

  let store = storeOn(db, standInFor)
  let isStandIn = standInFor !== null

  /** Puts another store in the place of one that has failed. */
  const replace = (failed: EvaluationDatabase, failure: unknown): Promise<unknown> => {
    if (isClosed || failed !== store.db) return replacing ?? Promise.resolve()
    replacing ??= (async () => {
      store.outbox.stop()
      failed.close()
      const content = {
        evaluation: withChanges(
          seen,
          written.map(({ changeSet }) => changeSet),
        ),
        unsent: [...unsent.values()],
      }
      const reason = wordsOf(failure)
      const next = await freshDatabase(id, content).then(
        (fresh) => ({ db: fresh, reason: null }),
        async () => ({ db: await standInDatabase(id, content), reason }),
      )
      isStandIn = next.reason !== null
      store = storeOn(next.db, next.reason)
      status.set(
        next.reason === null
          ? { kind: 'saved', at: opened.savedAt }
          : { kind: 'on-disk-only', at: opened.savedAt, reason: next.reason },
      )
      for (const listener of listeners) listener()
    })().finally(() => {
      replacing = null
    })
    return replacing
  }

  return {
    get db() {
      return store.db
    },
    opened,
    status,
    outbox: {
      during: (work) => store.outbox.during(work),
      settled: async (patience) => {
        try {
          return await store.outbox.settled(patience)
        } catch {
          return false
        }
      },
    },
    broughtBack: agreed.broughtBack,
    refused: agreed.refused,
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    inSight: (evaluation) => {
      seen = evaluation
    },
    lastSeen: () => seen,
    write: async (work) => {
      // Without a turn of its own where there is nothing to wait for: the change begins at once.
      if (replacing) await replacing
      const { db: tried, outbox } = store
      try {
        return await outbox.during(() => work(tried))
      } catch (error) {
        if (isStandIn || (!isFailureOfStore(error) && (await isWell(tried)))) throw error
        await replace(tried, error)
        const { db: next, outbox: nextOutbox } = store
        return await nextOutbox.during(() => work(next))
      }
    },
    writeLast: async (label, work) => {
      const changeSets = written.map(({ changeSet }) => changeSet)
      const recorder = createRecorder(rowsOfEvaluation(withChanges(seen, changeSets)))
      await work(recorder.edit)
      const changeSet = changeSetOf(label, recorder.changes())
      if (changeSet.changes.length === 0) return false
      await host.evaluations.append({ id, changeSets: [...unsent.values(), changeSet] })
      return true
    },
    close: () => {
      isClosed = true
      store.outbox.stop()
      store.db.close()
    },
  }
}

const nothingToSend: Outbox = {
  during: (work) => work(),
  wasAdded: () => {},
  settled: async () => true,
  stop: () => {},
}
