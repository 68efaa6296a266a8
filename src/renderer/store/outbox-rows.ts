/** The rows of the outbox in the window's store: which there are, and taking them out. */
import type { EvaluationDatabase, OutboxEntry } from './database.ts'

/**
 * What is to be sent, without asking the store each time: reading a queue from its beginning costs
 * more with every entry that was ever taken out of it, until the browser tidies up its file.
 *
 * Numbers are given one by one and in the order of the transactions, so that an entry whose number
 * follows the last known one is the only new one. Where it does not, another window has added
 * something, or has begun the store anew, and everything is read.
 *
 * What was known and is not in the store any more stays known. Another window may have sent it,
 * and then the host skips it; or the browser has thrown the store away, and nobody else has it.
 *
 * @param first what is in the store already
 */
export function createWaiting(db: EvaluationDatabase, first: readonly OutboxEntry[] = []) {
  let entries = first
  let last: { readonly n: number; readonly store: IDBDatabase } | null = null
  let isKnown = false
  let isReading = false

  const isNext = ({ n }: OutboxEntry) =>
    last !== null && last.store === db.backendDB() && n === last.n + 1
  const know = (entry: OutboxEntry) => {
    last = { n: entry.n, store: db.backendDB() }
  }

  return {
    add: (entry: OutboxEntry) => {
      // What is being read may not have it yet.
      if (isReading || !isNext(entry)) isKnown = false
      entries = [...entries, entry]
      know(entry)
    },
    readAgain: () => {
      isKnown = false
    },
    all: async (): Promise<readonly OutboxEntry[]> => {
      while (!isKnown) {
        isKnown = true
        isReading = true
        try {
          const found = await db.outbox.orderBy('n').toArray()
          const ids = new Set(found.map(({ changeSet }) => changeSet.id))
          // Before what came into the store after it was gone from there.
          entries = [...entries.filter(({ changeSet }) => !ids.has(changeSet.id)), ...found]
        } catch (error) {
          isKnown = false
          throw error
        } finally {
          isReading = false
        }
        const newest = entries.at(-1)
        if (newest) know(newest)
      }
      return entries
    },
    /** As far as it is known, without asking the store. */
    known: () => entries,
    /** They are sent. */
    forget: (sent: readonly OutboxEntry[]) => {
      const ids = new Set(sent.map(({ changeSet }) => changeSet.id))
      entries = entries.filter(({ changeSet }) => !ids.has(changeSet.id))
    },
  }
}

/**
 * Takes out what the host has. Without waiting for the disk, which takes longest of all: what a
 * power cut brings back is sent again, and the host has it. Dexie has one durability for the whole
 * database, and changes need the strict one.
 *
 * @returns false while the store is closed, because another window begins it anew
 */
export function takeOut(
  db: EvaluationDatabase,
  sent: ReadonlyMap<number, string>,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    if (!db.isOpen()) {
      resolve(false)
      return
    }
    const transaction = db
      .backendDB()
      .transaction(db.outbox.name, 'readwrite', { durability: 'relaxed' })
    const entries = transaction.objectStore(db.outbox.name)
    for (const [n, id] of sent) {
      const found: IDBRequest<OutboxEntry | undefined> = entries.get(n)
      found.addEventListener('success', () => {
        if (found.result?.changeSet.id === id) entries.delete(n)
      })
    }
    transaction.addEventListener('complete', () => resolve(true))
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The outbox could not be cleared')),
    )
  })
}
