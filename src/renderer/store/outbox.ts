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

/**
 * Sends what is in the outbox to the host, in order, until it is empty, and again whenever
 * something is added. Sending twice is harmless: the host skips what it has.
 *
 * @returns how to stop
 */
export function startOutbox(
  db: EvaluationDatabase,
  id: EvaluationId,
  keeper: Keeper,
  status: StatusStore,
): () => void {
  let stopped = false
  let sending = false
  let again = false

  const send = async (): Promise<void> => {
    if (sending) {
      again = true
      return
    }
    sending = true
    // One window sends at a time, so that two windows on the same store do not race.
    await navigator.locks.request(`outbox-${id}`, () => drain())
    sending = false
    if (again && !stopped) {
      again = false
      void send()
    }
  }

  const drain = async (): Promise<void> => {
    let retry = firstRetry
    while (!stopped) {
      const entries = await db.outbox.orderBy('n').toArray()
      if (entries.length === 0) return
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
        if ((await db.outbox.count()) === 0) status.set({ kind: 'saved', at: savedAt })
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

  return () => {
    stopped = true
    watching.unsubscribe()
  }
}
