import { formatDay } from '#shared/domain/format'
import { type ItemId, ParticipantId } from '#shared/domain/ids'
import type { Trial } from '#shared/domain/proof'
import { IconButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { AddLine } from '../../ui/add-line.tsx'
import { Attachments } from './attachments.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

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
  const setBy = (lineId: ItemId, id: string) =>
    void trials.change(trial.id, 'Change a line of the log', ({ log }) => ({
      log: log.map((line) =>
        line.id === lineId ? { ...line, byId: id === '' ? null : ParticipantId.parse(id) } : line,
      ),
    }))
  const lines = trial.log
    .map((line, i) => ({ ...line, i }))
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.i - a.i)
  return (
    <div className="col gap3">
      {!readOnly && (
        <AddLine
          label="Add a line for today"
          placeholder="What happened today"
          onAdd={(text) => void trials.log(trial, text)}
        />
      )}
      <ol className={styles['log']} aria-label="What happened">
        {lines.map((line, i) => (
          <li key={line.id}>
            <time dateTime={line.day} className="ink3 nowrap">
              {formatDay(line.day)}
            </time>
            <bdi>{line.text}</bdi>
            <SelectField
              label={`Who noted line ${i + 1}`}
              hideLabel
              bare
              value={line.byId ?? ''}
              options={people}
              readOnly={readOnly}
              onCommit={(id) => setBy(line.id, id)}
            />
            {!readOnly && (
              <IconButton
                icon="close"
                label={`Remove line ${i + 1}`}
                onClick={() => void trials.removeLog(trial, line.id)}
              />
            )}
            <Attachments trial={trial} line={line} number={i + 1} trials={trials} />
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className="ink3">Nothing has been noted yet.</p>}
    </div>
  )
}
