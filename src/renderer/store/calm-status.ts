import { useEffect, useState } from 'react'
import { useTyped } from '../visits/typed.ts'
import { useSaveStatus } from './evaluation-context.tsx'
import type { SaveStatus } from './save-status.ts'

/** Only a write that takes longer than this is worth a word, in ms. */
const worthSaying = 300

/**
 * The save status without the flicker of writes that are answered at once. What is only in a field
 * is never called saved.
 */
export function useCalmSaveStatus(): SaveStatus {
  const status = useSaveStatus()
  const typed = useTyped()
  const [shown, setShown] = useState(status)
  // What is saved right after it was typed was being saved all the time.
  const [follows, setFollows] = useState(false)
  const isCalm = !['kept', 'lost'].includes(status.kind)
  const isTyping = isCalm && (typed !== null || (follows && status.kind === 'saving'))
  if (follows !== isTyping) setFollows(isTyping)
  useEffect(() => {
    const timer = setTimeout(() => setShown(status), status.kind === 'saving' ? worthSaying : 0)
    return () => clearTimeout(timer)
  }, [status])
  if (!isTyping) return shown
  return typed === 'waiting' ? { kind: 'typed' } : { kind: 'saving', since: 0 }
}
