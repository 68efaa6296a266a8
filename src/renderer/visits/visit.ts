/** What is being stored from a field at this moment. */
interface Commit {
  /** All that is stored under one name is one step that the user can undo; null for a step of its own. */
  readonly visit: string | null
  /** The window is going: only what reaches the host before the next turn is kept. */
  readonly isLast: boolean
}

let present: (Commit & { readonly begun: Promise<unknown>[] }) | null = null

/**
 * Stores what was typed, so that the store knows to which stay in a field it belongs.
 *
 * @param work begins its changes before its first `await`
 * @returns when they are in the store, or were refused
 */
export async function commitWith(commit: Commit, work: () => void): Promise<void> {
  const outer = present
  const begun: Promise<unknown>[] = []
  present = { ...commit, begun }
  try {
    work()
  } finally {
    present = outer
  }
  await Promise.allSettled(begun)
}

/** What is being stored by whoever calls; null where it does not come from a field. */
export function presentCommit(): Commit | null {
  return present
}

/** Lets the field wait for a change that it has begun. */
export function awaitedByField<T>(change: Promise<T>): Promise<T> {
  present?.begun.push(change)
  return change
}
