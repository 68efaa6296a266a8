import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Tag } from '../ui/tag.tsx'
import { TimeSaving } from './time-saving.tsx'
import type { Agenda } from './use-agenda.ts'

interface Props {
  readonly agenda: Agenda
  readonly onClose: () => void
}

/** Planned against real minutes, and which item runs. Items are written in the Frame step. */
export function AgendaDialog({ agenda, onClose }: Props) {
  const { status, running, next, readOnly } = agenda
  return (
    <Dialog
      title={
        agenda.session === 'workshop' ? 'Agenda of the workshop' : 'Agenda of the decision session'
      }
      onClose={onClose}
      width="44rem"
      actions={
        <>
          {!readOnly && next && (
            <Button kind="primary" onClick={() => agenda.start(next)}>
              Start “{next.title}”
            </Button>
          )}
          {!readOnly && running && (
            <Button onClick={() => agenda.start(null)}>End “{running.title}”</Button>
          )}
          <Button onClick={onClose} keys="Escape">
            Close
          </Button>
        </>
      }
    >
      {status.words && <p className="ink2">We are {status.words}.</p>}
      <TimeSaving />
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Start</th>
            <th scope="col">Item</th>
            <th scope="col" className="num">
              Planned
            </th>
            <th scope="col" className="num">
              Real
            </th>
            <th scope="col">
              <span className="visually-hidden">State</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {status.lines.map(({ item, plannedStart, realMinutes, state }) => (
            <tr key={item.id}>
              <td className="tn ink3">{plannedStart ?? ''}</td>
              <td>
                <bdi>{item.title}</bdi>
              </td>
              <td className="num">{item.minutes} min</td>
              <td className="num">
                {realMinutes === null ? '' : `${Math.round(realMinutes)} min`}
              </td>
              <td>
                {state === 'done' && <Tag tone="ok">Done</Tag>}
                {state === 'running' && <Tag tone="accent">Now</Tag>}
                {state === 'dropped' && <Tag tone="plain">Dropped</Tag>}
                {(state === 'planned' || state === 'dropped') && !readOnly && (
                  <Button size="small" kind="quiet" onClick={() => agenda.start(item)}>
                    Start
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
