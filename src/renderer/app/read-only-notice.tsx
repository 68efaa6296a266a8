import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { counted } from '#shared/domain/format'
import { useHost } from '../host/host-context.tsx'
import type { Session } from '../store/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { useCommands } from '../ui/commands.tsx'
import { navigate } from '../ui/routes.ts'

interface Props {
  readonly session: Session
  readonly readOnly: string | null
  /** Null where nothing can be changed whatever the user says. */
  readonly onContinue: (() => void) | null
  /** Null where nothing is to be saved: a rehearsal, an earlier state, or a file that may be written. */
  readonly onCopy: (() => void) | null
}

/** Above the page: why nothing can be changed, and what was brought back when it was opened. */
export function ReadOnlyNotice({ session, readOnly, onContinue, onCopy }: Props) {
  const refused = useSyncExternalStore(session.subscribe, () => session.refused)
  /** How many had been refused when it was dismissed: a further one is told again. */
  const [dismissedAt, setDismissedAt] = useState(-1)
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
  useCommands(
    onCopy
      ? [
          {
            id: 'save-a-copy',
            label: 'Save a copy and go on in it',
            keys: ['Alt C'],
            hint: 'save a copy',
            inFields: true,
            run: onCopy,
          },
        ]
      : [],
  )
  const { recovery } = session.opened
  useTold(session)
  const restored = [recovery?.message, broughtBack(session.broughtBack, refused.length)]
    .filter(Boolean)
    .join(' ')
  const missing = [...(recovery?.missing ?? []), ...refused]

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
          {onCopy && (
            <Button size="small" keys="Alt C" onClick={onCopy}>
              Save a copy
            </Button>
          )}
        </div>
      )}
      {restored !== '' && dismissedAt < refused.length && (
        <div className="notice" role="status">
          <span className="grow">
            {restored}
            {missing.length > 0 && ` May be missing: ${missing.join('; ')}.`}
          </span>
          <Button
            size="small"
            onClick={() =>
              navigate({ page: 'recovery', id: session.opened.evaluation.id, crashed: false })
            }
          >
            Restore points
          </Button>
          <IconButton icon="close" label="Dismiss" onClick={() => setDismissedAt(refused.length)} />
        </div>
      )}
    </>
  )
}

/** What it took to open it is on the screen, so the host need not tell it any more. */
function useTold({ opened }: Session) {
  const host = useHost()
  const { recovery, evaluation } = opened
  useEffect(() => {
    if (recovery) void host.evaluations.told({ id: evaluation.id }).catch(() => {})
  }, [host, recovery, evaluation.id])
}

/** In words; empty when there was nothing. */
function broughtBack(taken: number, refused: number): string {
  const changes = (count: number) => counted(count, 'change', 'changes')
  const brought =
    taken > 0 ? [`Brought ${changes(taken)} to disk that an earlier window had kept.`] : []
  const end =
    refused > 0
      ? [`${changes(refused)} made no sense to the file and could not be saved.`]
      : taken > 0
        ? ['Nothing was lost.']
        : []
  return [...brought, ...end].join(' ')
}
