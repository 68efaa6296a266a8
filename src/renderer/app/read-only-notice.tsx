import { useRef, useState } from 'react'
import type { Session } from '../store/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { useCommands } from '../ui/commands.tsx'

interface Props {
  readonly session: Session
  readonly readOnly: string | null
  /** Null where nothing can be changed whatever the user says. */
  readonly onContinue: (() => void) | null
}

/** Above the page: why nothing can be changed, and what was brought back when it was opened. */
export function ReadOnlyNotice({ session, readOnly, onContinue }: Props) {
  const [dismissed, setDismissed] = useState(false)
  const notice = useRef<HTMLDivElement>(null)
  const goOn = () => {
    // The button goes away, so the focus goes to the page.
    notice.current?.closest('main')?.focus({ preventScroll: true })
    onContinue?.()
  }
  useCommands(
    readOnly !== null && onContinue
      ? [
          {
            id: 'continue',
            label: 'Continue working on it',
            keys: ['Alt C'],
            hint: 'continue working on it',
            inFields: true,
            run: goOn,
          },
        ]
      : [],
  )
  const { recovery } = session.opened
  const restored =
    recovery?.message ??
    (session.broughtBack > 0
      ? `Brought ${session.broughtBack} ${session.broughtBack === 1 ? 'change' : 'changes'} to disk that an earlier window had kept. Nothing was lost.`
      : null)

  return (
    <>
      {readOnly !== null && (
        <div className="notice plain" role="status" ref={notice}>
          <span className="grow">{readOnly}</span>
          {onContinue && (
            <Button size="small" keys="Alt C" onClick={goOn}>
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
