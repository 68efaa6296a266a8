import { createContext, use, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { createKeptWords, type KeptWords } from './kept-words.ts'
import { noteTyped } from './typed.ts'

/** Those of the evaluation that is open. Without one, a field keeps its own while it is there. */
export const KeptWordsContext = createContext<KeptWords | null>(null)

/**
 * What was typed into a field and not entered, also before the field went away or the window ended;
 * and how to keep what is typed now. The status line tells of it while the field is there.
 *
 * @param field its name within the evaluation; null where nothing may be entered
 * @param take see `KeptWords`; the same function each time
 */
export function useKeptWords<T>(
  field: string | null,
  take: (found: unknown) => T | null,
): readonly [T | null, (words: T | null) => void] {
  const [own] = useState(() => createKeptWords(null))
  const kept = use(KeptWordsContext) ?? own
  const words = useSyncExternalStore(kept.subscribe, () =>
    field === null ? null : kept.read(field, take),
  )
  const keep = useCallback(
    (next: T | null) => {
      if (field !== null) kept.keep(field, next)
    },
    [kept, field],
  )

  const [place] = useState({})
  const isWaiting = words !== null
  useEffect(() => {
    noteTyped(place, isWaiting ? 'waiting' : null)
    return () => noteTyped(place, null)
  }, [place, isWaiting])
  return [words, keep]
}
