/**
 * What was typed or chosen in the fields of one evaluation and not entered yet, by the name of the
 * field. It is in no change and no file: nothing that only one person may see belongs in here.
 */
export interface KeptWords {
  /**
   * What a field had; null for nothing.
   *
   * @param take says what it is, or null for what the field could not have had: it may have been
   *   kept by another release, or written by anybody
   */
  readonly read: <T>(field: string, take: (found: unknown) => T | null) => T | null
  /** Within the same turn, so that a window that ends loses no more than its last key. Null forgets. */
  readonly keep: (field: string, words: unknown) => void
  /** @returns how to stop */
  readonly subscribe: (onChange: () => void) => () => void
}

/** Longer than the longest field may be, as JSON; what is longer has not come from one. */
const longest = 200_000

// An id has no slash, so that no evaluation has the beginning of another one's.
const beginningOf = (id: string) => `stackjury-typed/${id}/`

/**
 * @param id of the evaluation: what is typed is there again after the window has ended, in whichever
 *   way. Null keeps it in memory and nowhere else.
 */
export function createKeptWords(id: string | null): KeptWords {
  const inMemory = new Map<string, unknown>()
  const listeners = new Set<() => void>()
  const keyOf = (field: string) => (id === null ? null : beginningOf(id) + field)
  return {
    read: <T>(field: string, take: (found: unknown) => T | null) => {
      if (!inMemory.has(field)) inMemory.set(field, take(stored(keyOf(field))))
      // A name is of one field, which takes and keeps the same.
      return inMemory.get(field) as T | null
    },
    keep: (field, words) => {
      inMemory.set(field, words)
      store(keyOf(field), words)
      for (const listener of listeners) listener()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

/** For an evaluation that is removed. */
export function forgetKeptWords(id: string): void {
  quietly(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(beginningOf(id))) localStorage.removeItem(key)
    }
  })
}

function stored(key: string | null): unknown {
  if (key === null) return null
  return quietly(() => {
    const json = localStorage.getItem(key)
    return json === null || json.length > longest ? null : (JSON.parse(json) as unknown)
  })
}

function store(key: string | null, words: unknown): void {
  if (key === null) return
  quietly(() => {
    if (words === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(words))
  })
}

/** A store that is full, damaged or forbidden is no reason to keep somebody from typing. */
function quietly(work: () => unknown): unknown {
  try {
    return work()
  } catch {
    return null
  }
}
