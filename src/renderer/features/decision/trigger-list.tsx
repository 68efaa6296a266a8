import { formatDay } from '#shared/domain/format'
import type { Trigger } from '#shared/domain/decision'
import { measuredWords } from '#shared/domain/triggers'
import { Button } from '../../ui/button.tsx'
import { NumberField, SelectField, TextField } from '../../ui/fields.ts'
import { Icon } from '../../ui/icon.tsx'
import { LineList } from '../../ui/line-list.tsx'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

const operators = [
  { value: '>', label: 'more than' },
  { value: '>=', label: 'at least' },
  { value: '<', label: 'less than' },
  { value: '<=', label: 'at most' },
  { value: '=', label: 'exactly' },
] as const

/** What would bring the review forward, in words and where possible as a number. */
export function TriggerList({ view }: { readonly view: DecisionView }) {
  return (
    <LineList
      title="Or sooner if"
      {...view.lines('triggers')}
      placeholder="Something that can be measured"
      readOnly={view.readOnly}
      after={(id, i) => {
        const trigger = view.decision.triggers.find((row) => row.id === id)
        return trigger && <More view={view} trigger={trigger} name={`trigger ${i + 1}`} />
      }}
    />
  )
}

interface MoreProps {
  readonly view: DecisionView
  readonly trigger: Trigger
  /** "trigger 2" */
  readonly name: string
}

function More({ view, trigger, name }: MoreProps) {
  const { measured, happenedOn } = trigger
  const { readOnly } = view
  const change = (fields: Partial<NonNullable<Trigger['measured']>>) =>
    view.measureTrigger(trigger.id, fields)
  return (
    <>
      {happenedOn !== undefined && (
        <p className={`row gap2 sm ${styles['earlier']}`}>
          <Icon name="flag" size={0.9} />
          Has happened, noted on {formatDay(happenedOn)}
          {!readOnly && (
            <Button size="small" onClick={() => view.triggerHappened(trigger.id, false)}>
              It has not
            </Button>
          )}
        </p>
      )}
      {readOnly ? (
        measured && <bdi className="sm ink2">{measuredWords(trigger)}</bdi>
      ) : measured ? (
        <div className={styles['measured']}>
          <TextField
            label={`Measure of ${name}`}
            hideLabel
            value={measured.measure}
            placeholder="What is counted or timed"
            onCommit={(measure) => change({ measure: measure.trim() })}
          />
          <SelectField
            label={`When ${name} happens`}
            hideLabel
            value={measured.operator}
            options={operators}
            onCommit={(operator) => change({ operator })}
          />
          <NumberField
            label={`Target of ${name}`}
            hideLabel
            value={measured.target}
            onCommit={(target) => change({ target })}
          />
          <TextField
            label={`Unit of ${name}`}
            hideLabel
            value={measured.unit}
            placeholder="Unit"
            onCommit={(unit) => change({ unit: unit.trim() })}
          />
        </div>
      ) : null}
      {!readOnly && (
        <div className="row gap2">
          <Button
            size="small"
            kind="quiet"
            onClick={() => view.measureTrigger(trigger.id, measured ? null : {})}
          >
            {measured ? `Words only for ${name}` : `Give ${name} a number`}
          </Button>
          {happenedOn === undefined && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => view.triggerHappened(trigger.id, true)}
            >
              It has happened<span className="visually-hidden">: {name}</span>
            </Button>
          )}
        </div>
      )}
    </>
  )
}
