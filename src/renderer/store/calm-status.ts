import { useEffect, useState } from 'react'
import { useSaveStatus } from './evaluation-context.tsx'
import type { SaveStatus } from './save-status.ts'

/** Only a write that takes longer than this is worth a word, in ms. */
const worthSaying = 300

/** The save status without the flicker of writes that are answered at once. */
export function useCalmSaveStatus(): SaveStatus {
  const status = useSaveStatus()
  const [shown, setShown] = useState(status)
  useEffect(() => {
    const timer = setTimeout(() => setShown(status), status.kind === 'saving' ? worthSaying : 0)
    return () => clearTimeout(timer)
  }, [status])
  return shown
}
