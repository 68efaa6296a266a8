import { formatTime } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import { restorable } from '#shared/domain/restoring-criteria'
import { isAfterScores } from '#shared/domain/weighting/locked'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { CriteriaList } from './use-criteria.ts'

interface Props {
  readonly list: CriteriaList
  readonly onRestored: (id: CriterionId) => void
}

/** Criteria that went once scoring had begun, each with the way back. Nothing where none did. */
export function RemovedCriteria({ list, onRestored }: Props) {
  const removed = restorable(list.evaluation)
  const restore = async (criterion: (typeof removed)[number]['criterion']) => {
    await list.restore(criterion)
    onRestored(criterion.id)
  }
  useCommands(
    list.readOnly
      ? []
      : removed.map(({ criterion }) => ({
          id: `restore ${criterion.id}`,
          label: `Put back the criterion ${criterion.name}`,
          run: () => void restore(criterion),
        })),
  )
  if (removed.length === 0) return null
  const wasSeen = (row: (typeof removed)[number]) => isAfterScores(list.evaluation, row)
  const since = removed.every(wasSeen) ? 'the reveal' : 'scoring began'
  return (
    <ul className="notices" aria-label={`Removed after ${since}`}>
      {removed.map((row) => (
        <li key={row.criterion.id} className="notice plain">
          <Icon name="trash" />
          <span className="grow">
            <bdi>{row.criterion.name}</bdi> was removed at {formatTime(row.at)},{' '}
            {wasSeen(row) ? 'after scores were seen' : 'while scores were blind'}. “
            <bdi>{row.reason}</bdi>”
          </span>
          {!list.readOnly && (
            <Button size="small" onClick={() => void restore(row.criterion)}>
              <span>
                Put back<span className="visually-hidden"> {row.criterion.name}</span>
              </span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
