import { useEffect, useState } from 'react'
import { createDraft, type DraftOptions, type DraftState } from './draft.ts'

const nothingTyped: DraftState = { text: null, isContested: false }

/** A draft for a field on the page; see `createDraft`. It is stored when the field goes away, too. */
export function useDraft(options: DraftOptions) {
  const [state, show] = useState(nothingTyped)
  const [draft] = useState(() => createDraft(options, show))
  useEffect(() => draft.update(options))
  const { value } = options
  useEffect(() => draft.valueCame(value), [draft, value])
  useEffect(() => {
    // A hidden window may be ended without a word, and one that goes has no time for its own store.
    const onHidden = () => document.visibilityState === 'hidden' && draft.hide(false)
    const onGone = () => draft.hide(true)
    document.addEventListener('visibilitychange', onHidden)
    window.addEventListener('pagehide', onGone)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      window.removeEventListener('pagehide', onGone)
      draft.leave()
    }
  }, [draft])
  return { ...state, ...draft }
}

/** What the field says while somebody else's words lie under what is typed. */
export const contested = (theirs: string) =>
  `Changed in another window to “${theirs}” meanwhile. Leaving the field keeps yours, Esc takes theirs.`
