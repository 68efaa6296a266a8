import { useEffect } from 'react'
import type { WatchedTrigger } from '#shared/domain/summary'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { KnownEntry } from './use-home.ts'

interface Props {
  readonly entry: KnownEntry
  readonly triggers: readonly WatchedTrigger[]
  readonly onHappened: (id: string) => void
  readonly onClose: () => void
}

/** So many triggers have a digit of their own. */
const digits = 9

/** Which trigger of a decision has happened: one digit, and the review begins with it as its reason. */
export function TriggerDialog({ entry, triggers, onHappened, onClose }: Props) {
  useEffect(() => {
    const listen = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      const trigger = /^[1-9]$/.test(key) ? triggers[Number(key) - 1] : undefined
      if (trigger && !ctrlKey && !altKey && !metaKey) onHappened(trigger.id)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [triggers, onHappened])
  return (
    <Dialog
      title="What has happened?"
      onClose={onClose}
      actions={
        <span data-autofocus>
          <Button onClick={onClose}>Nothing yet</Button>
        </span>
      }
    >
      <p className="ink2">
        The review of <bdi>{entry.summary.title}</bdi> begins, with this as its reason.
      </p>
      <ul className="col gap2">
        {triggers.map(({ id, text }, i) => (
          <li key={id}>
            <Button {...(i < digits ? { keys: String(i + 1) } : {})} onClick={() => onHappened(id)}>
              <bdi>{text}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
