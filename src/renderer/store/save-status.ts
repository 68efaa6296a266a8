/** What the status line says. Only true things: times are the host's last acknowledged write. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string }
  /** Sent, not answered yet. `since` in ms since the epoch. */
  | { readonly kind: 'saving'; readonly since: number }
  /** In a field only, and not to be stored as it is: not a number, or changed by another window, too. */
  | { readonly kind: 'typed' }
  /** In IndexedDB, but the host has not acknowledged it: no answer for 2 s, or a refusal. */
  | { readonly kind: 'kept'; readonly reason: string }
  /** The host has acknowledged it, but this window's own store has failed: one copy instead of two. */
  | { readonly kind: 'on-disk-only'; readonly at: string; readonly reason: string }
  /** Neither store took it. The value is only on the screen. */
  | { readonly kind: 'lost'; readonly reason: string }

export interface StatusStore {
  readonly get: () => SaveStatus
  readonly set: (status: SaveStatus) => void
  readonly subscribe: (onChange: () => void) => () => void
}

export function createStatusStore(initial: SaveStatus): StatusStore {
  let status = initial
  const listeners = new Set<() => void>()
  return {
    get: () => status,
    set: (next) => {
      status = next
      for (const listener of listeners) listener()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}
