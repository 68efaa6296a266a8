import { useState } from 'react'
import { formatDay } from '#shared/domain/format'
import { type ItemId, ParticipantId } from '#shared/domain/ids'
import type { Trial } from '#shared/domain/proof'
import { Button, IconButton } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { SelectField, TextArea, TextField } from '../../ui/fields.ts'
import { AddLine } from '../../ui/add-line.tsx'
import { Attachments } from './attachments.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

type LogLine = Trial['log'][number]

interface Props {
  readonly trial: Trial
  readonly trials: Trials
}

/** What happened on which day, latest first. */
export function TrialLog({ trial, trials }: Props) {
  const { readOnly, evaluation } = trials
  const people = [
    { value: '', label: 'nobody named' },
    ...evaluation.participants.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const [openId, setOpen] = useState<ItemId | null>(null)
  const setLine = (lineId: ItemId, fields: Partial<LogLine>) =>
    void trials.change(trial.id, 'Change a line of the log', ({ log }) => ({
      log: log.map((line) => (line.id === lineId ? { ...line, ...fields } : line)),
    }))
  const lines = trial.log
    .map((line, i) => ({ ...line, i }))
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.i - a.i)
  return (
    <div className="col gap3">
      {!readOnly && (
        <AddLine
          field={`new-line-of-log-${trial.id}`}
          label="Add a line for today"
          placeholder="What happened today"
          onAdd={(text) => void trials.log(trial, text)}
        />
      )}
      <ol className={styles['log']} aria-label="What happened">
        {lines.map((line, i) => (
          <li key={line.id}>
            {line.id === openId && !readOnly ? (
              <LineEditor
                line={line}
                number={i + 1}
                onChange={(fields) => setLine(line.id, fields)}
                onClose={() => setOpen(null)}
              />
            ) : (
              <>
                <time dateTime={line.day} className="ink3 nowrap">
                  {formatDay(line.day)}
                </time>
                <bdi>{line.text}</bdi>
              </>
            )}
            <SelectField
              label={`Who noted line ${i + 1}`}
              hideLabel
              bare
              value={line.byId ?? ''}
              options={people}
              readOnly={readOnly}
              onCommit={(id) =>
                setLine(line.id, { byId: id === '' ? null : ParticipantId.parse(id) })
              }
            />
            {!readOnly && (
              <span className="row gap1">
                {line.id !== openId && (
                  <IconButton
                    icon="pencil"
                    label={`Change line ${i + 1}`}
                    onClick={() => setOpen(line.id)}
                  />
                )}
                <IconButton
                  icon="close"
                  label={`Remove line ${i + 1}`}
                  onClick={() => void trials.removeLog(trial, line.id)}
                />
              </span>
            )}
            <Attachments trial={trial} line={line} number={i + 1} trials={trials} />
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className="ink3">Nothing has been noted yet.</p>}
    </div>
  )
}

interface EditorProps {
  readonly line: LogLine
  /** For the names of the controls, from 1. */
  readonly number: number
  readonly onChange: (fields: Partial<LogLine>) => void
  readonly onClose: () => void
}

/** Day and text of a line. A line is removed on purpose only, so that an empty field changes nothing. */
function LineEditor({ line, number, onChange, onClose }: EditorProps) {
  useCommands([
    {
      id: 'close-line',
      label: 'Close',
      keys: ['Escape'],
      inFields: true,
      quiet: true,
      run: onClose,
    },
  ])
  return (
    <>
      <TextField
        label={`Day of line ${number}`}
        hideLabel
        type="date"
        autoFocus
        value={line.day}
        onCommit={(day) => day !== '' && onChange({ day })}
      />
      <span className="row gap2">
        <span className="grow">
          <TextArea
            label={`Text of line ${number}`}
            hideLabel
            sentence
            value={line.text}
            onCommit={(text) => text.trim() !== '' && onChange({ text: text.trim() })}
          />
        </span>
        <Button size="small" keys="Escape" onClick={onClose}>
          Close
        </Button>
      </span>
    </>
  )
}
