import { useSyncExternalStore } from 'react'

/** Typed and not stored yet: it will be in a moment, or waits for the person who typed it. */
export type Typed = 'on-its-way' | 'waiting'

const fields = new Map<object, Typed>()
const listeners = new Set<() => void>()
let whole: Typed | null = null

/** Notes what a field holds that is nowhere else; null once it is stored or taken back. */
export function noteTyped(field: object, typed: Typed | null): void {
  if ((fields.get(field) ?? null) === typed) return
  if (typed === null) fields.delete(field)
  else fields.set(field, typed)
  const all = [...fields.values()]
  whole = all.includes('on-its-way') ? 'on-its-way' : (all[0] ?? null)
  for (const listener of listeners) listener()
}

/** What the fields of this window hold that is nowhere else; null for nothing. */
export function useTyped(): Typed | null {
  return useSyncExternalStore(subscribe, () => whole)
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
