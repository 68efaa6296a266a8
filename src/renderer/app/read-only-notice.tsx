import { useState } from 'react'
import type { Session } from '../store/session.ts'
import { Button, IconButton } from '../ui/button.tsx'

interface Props {
  readonly session: Session
  readonly readOnly: string | null
  /** Null where nothing can be changed whatever the user says. */
  readonly onContinue: (() => void) | null
}

/** Above the page: why nothing can be changed, and what was brought back when it was opened. */
export function ReadOnlyNotice({ session, readOnly, onContinue }: Props) {
  const [dismissed, setDismissed] = useState(false)
  const { recovery } = session.opened
  const restored =
    recovery?.message ??
    (session.broughtBack > 0
      ? `Brought ${session.broughtBack} ${session.broughtBack === 1 ? 'change' : 'changes'} to disk that an earlier window had kept. Nothing was lost.`
      : null)

  return (
    <>
      {readOnly !== null && (
        <div className="notice plain" role="status">
          <span className="grow">{readOnly}</span>
          {onContinue && (
            <Button size="small" onClick={onContinue}>
              Continue working on it
            </Button>
          )}
        </div>
      )}
      {restored !== null && !dismissed && (
        <div className="notice" role="status">
          <span className="grow">
            {restored}
            {recovery &&
              recovery.missing.length > 0 &&
              ` May be missing: ${recovery.missing.join('; ')}.`}
          </span>
          <IconButton icon="close" label="Dismiss" onClick={() => setDismissed(true)} />
        </div>
      )}
    </>
  )
}
