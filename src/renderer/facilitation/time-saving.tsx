import { timeSaving } from '#shared/domain/agenda-saving'
import { Icon } from '../ui/icon.tsx'
import { useAgenda } from './use-agenda.ts'

/** What could be dropped; nothing while the session is about on time. */
export function TimeSaving() {
  const saving = timeSaving(useAgenda().status)
  if (!saving) return null
  return (
    <p className="notice row" role="status">
      <Icon name="clock" />
      <span>
        <bdi>{saving.words}</bdi>
      </span>
    </p>
  )
}
