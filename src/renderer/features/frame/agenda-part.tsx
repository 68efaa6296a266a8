import { type Ref, useState } from 'react'
import { agendaStatus } from '#shared/domain/agenda'
import { type Session, sessionItems } from '#shared/domain/agenda-plan'
import { counted } from '#shared/domain/format'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useNow } from '../../ui/use-now.ts'
import { AgendaRow } from './agenda-row.tsx'
import styles from './frame.module.css'
import { ListCard } from './list-card.tsx'
import { NewLine } from './new-line.tsx'
import { agendaTemplates } from './templates.ts'
import type { FrameStep } from './use-frame.ts'

interface Props {
  readonly step: FrameStep
  readonly inputRef: Ref<HTMLInputElement>
}

const sessions = [
  { value: 'workshop', label: 'Workshop' },
  { value: 'decision', label: 'Decision meeting' },
] as const

/** What happens when, for the workshop and for the meeting that decides. */
export function AgendaPart({ step, inputRef }: Props) {
  const [session, setSession] = useState<Session>('workshop')
  const now = useNow()
  const { evaluation, readOnly } = step
  const items = sessionItems(evaluation, session)
  const starts = agendaStatus(evaluation.agenda, session, now).lines.map(
    ({ plannedStart }) => plannedStart,
  )
  const total = items.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <>
      <div className={`row wrap ${styles['agendaHead']}`}>
        <Segmented label="Session" value={session} options={sessions} onChange={setSession} />
        <span className="sp" />
        {!readOnly &&
          agendaTemplates
            .filter((template) => template.session === session)
            .map((template) => (
              <Button key={template.id} size="small" onClick={() => void step.planFrom(template)}>
                {counted(
                  template.items.reduce((sum, { minutes }) => sum + minutes, 0),
                  'minute',
                  'minutes',
                )}
              </Button>
            ))}
      </div>
      <ListCard
        columns={[
          { head: 'Start', className: styles['colStart'] },
          { head: 'Minutes', className: styles['colMinutes'], isNumber: true },
          { head: 'Item' },
          { head: 'Step', className: styles['colStep'] },
        ]}
        actions={readOnly ? null : styles['colThree']}
        empty={
          items.length === 0
            ? {
                title: 'No agenda yet',
                text: 'Take one of the ready ones above, or type an item with its minutes: “Use cases 20”.',
              }
            : null
        }
        rows={items.map((item, index) => (
          <AgendaRow
            key={item.id}
            item={item}
            start={starts[index] ?? null}
            after={items.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0)}
            readOnly={readOnly}
            step={step}
          />
        ))}
        newLine={
          !readOnly && (
            <NewLine
              field={`new-agenda-item-${session}`}
              label="New agenda item"
              placeholder="Item and minutes: Coffee break 10"
              hint="Enter adds"
              maxLength={300}
              inputRef={inputRef}
              onAdd={(line) => {
                step.addItem(session, line)
                return true
              }}
            />
          )
        }
      />
      {items.length > 0 && (
        <div className={styles['total']}>
          <TextField
            label="Starts at"
            type="time"
            value={items[0]?.start ?? ''}
            readOnly={readOnly}
            onCommit={(start) => step.setStart(session, start === '' ? null : start)}
          />
          <p>
            <span className="strong tn">{counted(total, 'minute', 'minutes')}</span>
            <span className="ink2 tn"> in all{endOf(starts[0] ?? null, total)}</span>
          </p>
        </div>
      )}
    </>
  )
}

/** ", 09:00 to 12:00"; nothing without a start. */
function endOf(start: string | null, minutes: number): string {
  if (start === null) return ''
  const [hours = 0, past = 0] = start.split(':').map(Number)
  const end = hours * 60 + past + minutes
  const two = (n: number) => String(n).padStart(2, '0')
  return `, ${start} to ${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`
}
