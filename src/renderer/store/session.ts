import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { wordsOf } from '#shared/error-words'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { OpenedEvaluation } from '#shared/host-contract'
import { agree, type SessionHost } from './agree.ts'
import type { EvaluationDatabase, OutboxEntry } from './database.ts'
import { changeSetOf, type Edit, hearWritten } from './edit.ts'
import { checkTogether, mayContradict } from './not-together.ts'
import { openStore, type OpenStore } from './open-store.ts'
import { type Outbox, startOutbox } from './outbox.ts'
import { createRecorder } from './recorder.ts'
import { rowsOfEvaluation } from './row-source.ts'
import { createStatusStore, type StatusStore } from './save-status.ts'
import { isFailureOfStore, isWell } from './store-failure.ts'
import { type Continued, freshDatabase, standInDatabase, withChanges } from './stand-in.ts'
import { withUntold } from './untold.ts'

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
  /** Changes that made no sense to the host, by label: of an earlier window, and of this one. */
  readonly refused: readonly string[]
  /** What the host has not acknowledged, as far as this window knows. */
  readonly unsent: () => readonly ChangeSet[]
  /**
   * Hears when another store takes the place of the present one, and when a change was refused.
   *
   * @returns how to stop
   */
  readonly subscribe: (onChange: () => void) => () => void
  /** Tells what is on the screen, which is what a new store begins with. */
  readonly inSight: (evaluation: Evaluation) => void
  readonly lastSeen: () => Evaluation
  /**
   * Makes one change. A store that fails is made anew, and where that fails, too, the change is
   * made in memory, from where it still reaches the disk.
   *
   * @param work writes to the store that it is given; may be called several times
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

/** How long the host may take to say what it has, before a new store does without, in ms. */
const patience = 2_000

/** A store that fails again within this time is made anew, and then given up, in ms. */
const trustedAfter = 10_000

/** How long a store that is well takes to show it, at most, in ms. */
const briefly = 500

/** The same of one that another window has just made, and may be filling still, in ms. */
const whileMade = 5_000

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
    return startSession({ host, id, ...(await openStore(host, id)) })
  })
}

function startSession({
  host,
  id,
  db,
  agreed,
  standInFor,
}: OpenStore & {
  readonly host: SessionHost
  readonly id: EvaluationId
}): Session {
  const { opened } = agreed
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const toTell = withUntold(id, agreed)
  let { refused } = toTell
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

  const storeOn = (
    next: EvaluationDatabase,
    reason: string | null,
    waiting: readonly OutboxEntry[],
  ): Store => {
    const failed = (error: unknown, byOther = false) =>
      void replace(next, error, byOther).catch(() => {})
    // Opened for reading: what waits in the outbox waits for a window that may write.
    const outbox =
      opened.readOnly !== null
        ? nothingToSend(waiting.map(({ changeSet }) => changeSet))
        : startOutbox({
            db: next,
            id,
            keeper: host.evaluations,
            status,
            standInFor: reason,
            waiting,
            onRefused: (changeSets) => {
              refused = [...refused, ...changeSets.map(({ label }) => label)]
              tell()
              // The screen shows what the host has.
              void agree(host, id, next, AbortSignal.timeout(patience)).catch(() => {})
            },
            onBroken: failed,
          })
    hearWritten(next, (entry) => {
      const { changeSet } = entry
      const now = Date.now()
      written = [...written.filter(({ at }) => now - at < shownWithin), { at: now, changeSet }]
      outbox.wasAdded(entry)
    })
    // Dexie would open a new and empty one in its place with the next question, as if nothing had been.
    next.on('close', () => failed(new Error('The browser has closed its store')))
    next.on('versionchange', ({ newVersion }) => {
      if (newVersion === null) failed(new Error('Another window has begun the store anew'), true)
    })
    return { db: next, outbox }
  }

  let store = storeOn(db, standInFor, agreed.waiting)
  let isStandIn = standInFor !== null
  /** How often it has failed lately, and when last, in ms. */
  let failures = 0
  let failedAt = Number.NEGATIVE_INFINITY

  /** What this window holds: what is on the screen, with what may not be there yet. */
  const held = (): Continued => ({
    evaluation: withChanges(
      seen,
      written.map(({ changeSet }) => changeSet),
    ),
    unsent: store.outbox.unsent(),
  })

  /**
   * The browser's own store once more: as it is, if it is well, or made anew.
   *
   * @throws {Error} when it has failed all the same
   */
  const another = async (byOther: boolean) => {
    if (!byOther && failures > 2) throw new Error('The store fails again and again')
    const wait = byOther ? whileMade : failures === 1 ? briefly : null
    return { ...(await freshDatabase(id, held, wait)), reason: null }
  }

  /**
   * Puts another store in the place of one that has failed.
   *
   * @param byOther it was another window that begins it anew: what that one makes is gone on with
   */
  const replace = (
    failed: EvaluationDatabase,
    failure: unknown,
    byOther = false,
  ): Promise<unknown> => {
    if (isClosed || failed !== store.db) return replacing ?? Promise.resolve()
    const begin = async () => {
      store.outbox.stop()
      failed.close()
      if (!byOther) {
        failures = Date.now() - failedAt < trustedAfter ? failures + 1 : 1
        failedAt = Date.now()
      }
      const next = await another(byOther).catch(async () => ({
        ...(await standInDatabase(id, held())),
        reason: wordsOf(failure),
      }))
      // What is on this screen may lack what another window has done meanwhile. Of a rehearsal the
      // host has nothing.
      const agreed =
        rehearsedFrom(id) === null
          ? await agree(host, id, next.db, AbortSignal.timeout(patience)).catch(() => null)
          : null
      refused = [...refused, ...(agreed?.refused ?? [])]
      if (isClosed) {
        next.db.close()
        return
      }
      isStandIn = next.reason !== null
      status.set(
        next.reason === null
          ? { kind: 'saved', at: opened.savedAt }
          : { kind: 'on-disk-only', at: opened.savedAt, reason: next.reason },
      )
      store = storeOn(next.db, next.reason, agreed?.waiting ?? next.waiting)
      tell()
    }
    // Closing the old one is heard like any other closing, so that by then it is known why.
    replacing ??= Promise.resolve()
      .then(begin)
      .finally(() => {
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
    broughtBack: toTell.broughtBack,
    get refused() {
      return refused
    },
    unsent: () => store.outbox.unsent(),
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    inSight: (evaluation) => {
      seen = evaluation
    },
    lastSeen: () => seen,
    write: async (work) => {
      for (let attempt = 1; ; attempt++) {
        // Without a turn of its own where there is nothing to wait for: the change begins at once.
        if (replacing) await replacing
        const { db: tried, outbox } = store
        try {
          return await outbox.during(() => work(tried))
        } catch (error) {
          const isLast = isStandIn || isClosed || attempt > 3
          if (isLast || (!isFailureOfStore(error) && (await isWell(tried)))) throw error
          // Each time less is left of the store, and in the end it is one in memory.
          await replace(tried, error)
        }
      }
    },
    writeLast: async (label, work) => {
      const changeSets = written.map(({ changeSet }) => changeSet)
      const was = withChanges(seen, changeSets)
      const recorder = createRecorder(rowsOfEvaluation(was))
      await work(recorder.edit)
      const changeSet = changeSetOf(label, recorder.changes())
      if (changeSet.changes.length === 0) return false
      if (changeSet.changes.some(mayContradict)) {
        checkTogether(label, withChanges(was, [changeSet]), () => was)
      }
      await host.evaluations.append({ id, changeSets: [...store.outbox.unsent(), changeSet] })
      return true
    },
    close: () => {
      isClosed = true
      store.outbox.stop()
      store.db.close()
    },
  }
}

const nothingToSend = (waiting: readonly ChangeSet[]): Outbox => ({
  during: (work) => work(),
  wasAdded: () => {},
  settled: async () => true,
  unsent: () => waiting,
  stop: () => {},
})
