import { timeSaving } from '#shared/domain/agenda-saving'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useAgenda } from './use-agenda.ts'

/** What could be dropped, and doing so; nothing while the session is about on time. */
export function TimeSaving() {
  const { status, readOnly, drop } = useAgenda()
  const saving = timeSaving(status)
  if (!saving) return null
  return (
    <div className="notice row" role="status">
      <Icon name="clock" />
      <span className="grow">
        <bdi>{saving.words}</bdi>
      </span>
      {!readOnly && saving.drop.length > 0 && (
        <Button
          size="small"
          keys="Alt D"
          onClick={() => void drop(saving.drop.map(({ itemId }) => itemId))}
        >
          Drop
        </Button>
      )}
    </div>
  )
}
