import { liveQuery } from 'dexie'
import type { EvaluationId } from '#shared/domain/ids'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { Saved } from '#shared/host-contract'
import type { EvaluationDatabase } from './database.ts'
import type { StatusStore } from './save-status.ts'

/** The part of the host that keeps changes. */
export interface Keeper {
  readonly append: (input: { id: EvaluationId; changeSets: ChangeSet[] }) => Promise<Saved>
}

/** After this long without an answer the status line says so, in ms. */
const patience = 2_000
const firstRetry = 500
const longestRetry = 10_000

/** What a session needs of its outbox. */
export interface Outbox {
  /**
   * Does something that may add to the outbox, and sends it at once, without waiting to be told
   * by the store.
   *
   * @param work says whether it has changed anything
   */
  readonly during: (work: () => Promise<boolean>) => Promise<boolean>
  /**
   * Waits until the host has everything whose change was begun before the call.
   *
   * @param patience in ms
   * @returns whether it has; false when it took longer
   */
  readonly settled: (patience: number) => Promise<boolean>
  readonly stop: () => void
}

/**
 * Sends what is in the outbox to the host, in order, until it is empty, and again whenever
 * something is added. Sending twice is harmless: the host skips what it has.
 */
export function startOutbox(
  db: EvaluationDatabase,
  id: EvaluationId,
  keeper: Keeper,
  status: StatusStore,
): Outbox {
  let stopped = false
  let sending = false
  let again = false
  /** Changes whose transaction has not ended yet. */
  let begun = 0
  // Only a session that has just been opened starts without a change of its own on the way.
  let last = status.get()

  const send = async (): Promise<void> => {
    if (sending) {
      again = true
      return
    }
    sending = true
    try {
      // One window sends at a time, so that two windows on the same store do not race.
      await navigator.locks.request(`outbox-${id}`, () => drain())
    } finally {
      sending = false
    }
    if (again && !stopped) {
      again = false
      void send()
    }
  }

  const drain = async (): Promise<void> => {
    let retry = firstRetry
    while (!stopped) {
      const entries = await db.outbox.orderBy('n').toArray()
      if (entries.length === 0) {
        // Another window, or an earlier turn of this loop, has sent it.
        if (status.get().kind === 'saving') status.set(last)
        return
      }
      if (status.get().kind !== 'kept') status.set({ kind: 'saving', since: Date.now() })
      const slow = setTimeout(
        () => status.set({ kind: 'kept', reason: 'The disk has not answered for two seconds' }),
        patience,
      )
      try {
        const { savedAt } = await keeper.append({
          id,
          changeSets: entries.map(({ changeSet }) => changeSet),
        })
        await db.outbox.bulkDelete(entries.map(({ n }) => n))
        clearTimeout(slow)
        retry = firstRetry
        last = { kind: 'saved', at: savedAt }
        if ((await db.outbox.count()) === 0) status.set(last)
      } catch (error) {
        clearTimeout(slow)
        status.set({ kind: 'kept', reason: error instanceof Error ? error.message : String(error) })
        await new Promise((resolve) => setTimeout(resolve, retry))
        retry = Math.min(longestRetry, retry * 2)
      }
    }
  }

  const watching = liveQuery(() => db.outbox.count()).subscribe((count) => {
    if (count > 0) void send()
  })

  return {
    during: async (work) => {
      begun += 1
      try {
        const changed = await work()
        if (changed) {
          if (status.get().kind === 'saved') status.set({ kind: 'saving', since: Date.now() })
          void send()
        }
        return changed
      } finally {
        begun -= 1
      }
    },
    settled: async (patienceMs) => {
      const end = Date.now() + patienceMs
      while (begun > 0 || (await db.outbox.count()) > 0) {
        if (stopped || Date.now() > end) return false
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return true
    },
    stop: () => {
      stopped = true
      watching.unsubscribe()
    },
  }
}
