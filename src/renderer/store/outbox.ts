import { Dexie, type ObservabilitySet } from 'dexie'
import type { EvaluationId } from '#shared/domain/ids'
import { wordsOf } from '#shared/error-words'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { EvaluationDatabase, OutboxEntry } from './database.ts'
import { appendEach, type Keeper } from './append-each.ts'
import { createWaiting, takeOut } from './outbox-rows.ts'
import type { SaveStatus, StatusStore } from './save-status.ts'
import { within } from './within.ts'

/** After this long without an acknowledgement the status line says so, in ms. */
const patience = 2_000
const firstRetry = 500
const longestRetry = 10_000
/** How long what the host has stays in the outbox, so that many are taken out at once, in ms. */
const tidyAfter = 500

/** What a session needs of its outbox. */
export interface Outbox {
  /**
   * Does something that may add to the outbox, and sends it at once.
   *
   * @param work says whether it has changed anything
   */
  readonly during: (work: () => Promise<boolean>) => Promise<boolean>
  /** Tells what an edit of this window has just added, which saves reading it. */
  readonly wasAdded: (entry: OutboxEntry) => void
  /**
   * Waits until the host has everything whose change was begun before the call.
   *
   * @param patience in ms
   * @returns whether it has; false when it took longer
   */
  readonly settled: (patience: number) => Promise<boolean>
  /** What the host has not acknowledged, as far as this window knows; also after it was stopped. */
  readonly unsent: () => readonly ChangeSet[]
  readonly stop: () => void
}

interface OutboxOptions {
  readonly db: EvaluationDatabase
  readonly id: EvaluationId
  readonly keeper: Keeper
  readonly status: StatusStore
  /** Why the store is only in memory; null for the browser's own. */
  readonly standInFor: string | null
  /** What is in the store already. */
  readonly waiting: readonly OutboxEntry[]
  /** They make no sense to the host, and are not sent again. */
  readonly onRefused: (changeSets: readonly ChangeSet[]) => void
  /** The store cannot be read any more. */
  readonly onBroken: (error: unknown) => void
}

type Outcome = 'empty' | 'sent' | 'refused'

/**
 * Sends what is in the outbox to the host, in order, until it is empty, and again whenever
 * something is added. Sending twice is harmless: the host skips what it has.
 */
export function startOutbox({
  db,
  id,
  keeper,
  status,
  standInFor,
  waiting: first,
  onRefused,
  onBroken,
}: OutboxOptions): Outbox {
  let stopped = false
  let sending = false
  let again = false
  /** Changes whose transaction has not ended yet. */
  let begun = 0
  /** Something was added or taken out meanwhile. */
  let heard = false
  // Only a session that has just been opened starts without a change of its own on the way.
  let last = status.get()
  const waiting = createWaiting(db, first)
  /**
   * What the host has and the store still holds: ids by number. A number alone says little, because
   * another window may have begun the store anew.
   */
  const sent = new Map<number, string>()
  const isSent = ({ n, changeSet }: OutboxEntry) => sent.get(n) === changeSet.id
  const unsent = () => waiting.known().filter((entry) => !isSent(entry))
  let tidying: ReturnType<typeof setTimeout> | null = null
  let isWithHost = false
  let silence: ReturnType<typeof setTimeout> | null = null
  let letGo = () => {}

  const saved = (at: string): SaveStatus =>
    standInFor === null ? { kind: 'saved', at } : { kind: 'on-disk-only', at, reason: standInFor }
  /** Without a store of the browser, what the host has not is nowhere but on the screen. */
  const notOnDisk = (reason: string): SaveStatus => ({
    kind: standInFor === null ? 'kept' : 'lost',
    reason,
  })
  const isCalm = () => ['saved', 'on-disk-only'].includes(status.get().kind)
  const say = (next: SaveStatus) => {
    // Another one may speak for the window by now.
    if (!stopped) status.set(next)
  }

  /** Says so when nothing is acknowledged for too long, whichever of the two does not answer. */
  const listen = () => {
    silence ??= setTimeout(() => {
      silence = null
      // What was refused is told already, and why.
      if (!isCalm() && status.get().kind !== 'saving') return
      const isInStore = begun === 0 || isWithHost
      say(
        notOnDisk(
          isInStore
            ? 'The disk has not answered for two seconds'
            : 'The browser’s own store has not answered for two seconds: what was entered last is only on the screen',
        ),
      )
    }, patience)
  }
  const heardSomething = () => {
    if (silence) clearTimeout(silence)
    silence = null
  }

  const send = async (): Promise<void> => {
    if (sending) {
      again = true
      return
    }
    sending = true
    try {
      await drain()
    } catch (error) {
      if (!stopped) onBroken(error)
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
      // One window sends at a time, so that two windows on the same store do not race; and one
      // that is being opened comes in between, however long the disk refuses.
      const outcome = await navigator.locks.request(`outbox-${id}`, unlessStopped)
      if (outcome === 'empty') return
      if (outcome === 'sent') {
        retry = firstRetry
        continue
      }
      await new Promise((resolve) => setTimeout(resolve, retry))
      retry = Math.min(longestRetry, retry * 2)
    }
  }

  /**
   * Gives the lock back at the latest when this outbox is stopped: a store that the browser has
   * thrown away may never answer, and the one in its place needs the lock.
   */
  const unlessStopped = () =>
    new Promise<Outcome>((resolve, reject) => {
      letGo = () => resolve('empty')
      if (stopped) letGo()
      else sendOnce().then(resolve, reject)
    })

  const sendOnce = async (): Promise<Outcome> => {
    again = false
    const found = await waiting.all()
    const entries = found.filter((entry) => !isSent(entry))
    if (entries.length === 0) {
      waiting.forget(found)
      // Another window, or an earlier turn of this loop, has sent it.
      if (begun === 0) heardSomething()
      if (['saving', 'kept'].includes(status.get().kind)) say(last)
      return 'empty'
    }
    if (isCalm()) say({ kind: 'saving', since: Date.now() })
    listen()
    const changeSets = entries.map(({ changeSet }) => changeSet)
    isWithHost = true
    const answer = await appendEach(keeper, id, changeSets)
    isWithHost = false
    heardSomething()
    if (answer.failure !== null) {
      say(notOnDisk(wordsOf(answer.failure)))
      return 'refused'
    }
    if (answer.saved) last = saved(answer.saved.savedAt)
    if (answer.refused.length > 0) onRefused(answer.refused)
    for (const { n, changeSet } of entries) sent.set(n, changeSet.id)
    waiting.forget(found)
    tidying ??= setTimeout(() => {
      tidy().catch((error: unknown) => {
        if (!stopped) onBroken(error)
      })
    }, tidyAfter)
    if (begun > 0 || again) listen()
    if (again) return 'sent'
    say(last)
    return 'empty'
  }

  /** Takes out what the host has. Two windows may both do so, and one that is opened does, too. */
  const tidy = async (): Promise<void> => {
    if (tidying) clearTimeout(tidying)
    tidying = null
    if (sent.size === 0 || stopped) return
    const done = new Map(sent)
    if (!(await takeOut(db, done))) return
    for (const [n, id] of done) if (sent.get(n) === id) sent.delete(n)
  }

  // A live query would ask the store twice for each change, once more than there is to send.
  const onMutated = (parts: ObservabilitySet) => {
    if (!(parts[`idb://${db.name}/outbox/`] ?? parts['all'])) return
    if (begun > 0) {
      heard = true
      return
    }
    // Another window's; while this one writes, it shows in the numbers.
    waiting.readAgain()
    void send()
  }
  Dexie.on('storagemutated', onMutated)
  if (first.length > 0) {
    say({ kind: 'saving', since: Date.now() })
    listen()
  }
  void send()

  return {
    during: async (work) => {
      begun += 1
      listen()
      let changed = false
      try {
        changed = await work()
        if (changed && isCalm()) say({ kind: 'saving', since: Date.now() })
        return changed
      } finally {
        begun -= 1
        // After a silence the outbox is asked, too: its answer ends what was said of it.
        if (changed || heard || !isCalm()) {
          heard = false
          void send()
        } else if (begun === 0 && !sending) heardSomething()
      }
    },
    wasAdded: waiting.add,
    settled: (patienceMs) => {
      let isLate = false
      const whenEmpty = async () => {
        for (;;) {
          await tidy()
          const isEmpty = (await db.outbox.count()) === 0
          if (begun === 0 && isEmpty && unsent().length === 0) return true
          if (stopped || isLate) return false
          // Of another window that has gone before it could send it.
          if (!isEmpty && !sending) {
            waiting.readAgain()
            void send()
          }
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      // A store that never answers must not keep the window from leaving.
      return within(patienceMs, whenEmpty(), () => {
        isLate = true
        return false
      })
    },
    unsent: () => unsent().map(({ changeSet }) => changeSet),
    stop: () => {
      stopped = true
      heardSomething()
      if (tidying) clearTimeout(tidying)
      letGo()
      Dexie.on.storagemutated.unsubscribe(onMutated)
    },
  }
}
