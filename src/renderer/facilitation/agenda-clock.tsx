import { useState } from 'react'
import { clockFace } from '#shared/domain/agenda'
import { timeSaving, urgencyOf } from '#shared/domain/agenda-saving'
import { joinNames } from '#shared/domain/format'
import { useCommands } from '../ui/commands.tsx'
import { Icon } from '../ui/icon.tsx'
import { AgendaDialog } from './agenda-dialog.tsx'
import styles from './agenda-clock.module.css'
import { useAgenda } from './use-agenda.ts'

/** In the top bar: what runs, how long it may still take, and whether the plan holds. */
export function AgendaClock() {
  const agenda = useAgenda()
  const { status, running, next } = agenda
  const urgency = urgencyOf(status)
  const saving = timeSaving(status)
  const [open, setOpen] = useState(false)

  useCommands([
    { id: 'agenda', label: 'Agenda', keys: ['Alt A'], inFields: true, run: () => setOpen(true) },
    {
      id: 'agenda-next',
      label: next ? `Start “${next.title}” on the agenda` : 'Start the next agenda item',
      unavailable: agenda.readOnly
        ? 'opened for reading'
        : next
          ? null
          : 'nothing is left on the agenda',
      run: () => agenda.start(next),
    },
    {
      id: 'agenda-drop',
      label: saving?.drop.length
        ? `Drop ${joinNames(saving.drop.map(({ title }) => `“${title}”`))}`
        : 'Drop what can wait on the agenda',
      keys: ['Alt D'],
      inFields: true,
      unavailable: agenda.readOnly
        ? 'opened for reading'
        : saving?.drop.length
          ? null
          : saving
            ? 'nothing that is left can wait'
            : 'the session is not behind',
      run: () => void agenda.drop(saving?.drop.map(({ itemId }) => itemId) ?? []),
    },
  ])

  if (status.lines.length === 0) return null
  return (
    <>
      <button
        type="button"
        className="clock-button"
        aria-label={`Agenda: ${spoken(agenda)}`}
        onClick={() => setOpen(true)}
      >
        {running && status.secondsLeft !== null ? (
          <span className="clock">
            <span className="med ellipsis clock-title">{running.title}</span>
            <span className={styles[urgency]}>
              {urgency !== 'calm' && (
                <Icon name={urgency === 'soon' ? 'clock' : 'warning'} size={1} />
              )}
              <b>{clockFace(status.secondsLeft)}</b>{' '}
              <span className="ink3">
                {status.secondsLeft < 0 ? 'over' : 'left'}, planned {running.minutes}
              </span>
            </span>
            <Bar
              used={1 - status.secondsLeft / 60 / running.minutes}
              behind={(status.minutesBehind ?? 0) / running.minutes}
            />
            <span className={`xs ${(status.minutesBehind ?? 0) > 0 ? 'late' : 'ink3'}`}>
              {status.words}
              {saving && saving.drop.length > 0 && `, drop ${saving.minutes}?`}
            </span>
          </span>
        ) : (
          <span className="sm ink2">
            {next ? `Agenda: next is ${next.title}` : 'Agenda: all done'}
          </span>
        )}
      </button>
      {open && <AgendaDialog agenda={agenda} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Time used of the running item, and a tick where the plan is now. */
function Bar({ used, behind }: { readonly used: number; readonly behind: number }) {
  const share = (value: number) => `${Math.max(0, Math.min(1, value)) * 100}%`
  return (
    <span className="agenda" aria-hidden="true">
      <i style={{ width: share(used) }} />
      <u style={{ left: share(used + behind) }} />
    </span>
  )
}

function spoken({ status, running, next }: ReturnType<typeof useAgenda>): string {
  if (running) {
    const ends = { calm: '', soon: ', under two minutes left', over: ', time is over' }
    return `${running.title}, ${status.words}${ends[urgencyOf(status)]}`
  }
  return next ? `next is ${next.title}` : 'all done'
}
