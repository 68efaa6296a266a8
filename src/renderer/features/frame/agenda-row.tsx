import type { AgendaItem } from '#shared/domain/frame'
import { StepId, stepIds, stepNames } from '#shared/domain/steps'
import { IconButton } from '../../ui/button.tsx'
import { NumberField, SelectField, TextField } from '../../ui/fields.ts'
import styles from './frame.module.css'
import type { FrameStep } from './use-frame.ts'

interface Props {
  readonly item: AgendaItem
  /** Planned, HH:MM; null where nothing says when. */
  readonly start: string | null
  /** Minutes after the beginning, for an agenda without clock times. */
  readonly after: number
  readonly readOnly: boolean
  readonly step: FrameStep
}

const steps = [
  { value: '', label: 'No step' },
  ...stepIds.map((value) => ({ value, label: stepNames[value] })),
]

export function AgendaRow({ item, start, after, readOnly, step }: Props) {
  const { title, minutes } = item
  return (
    <tr>
      <td className={`ink2 tn ${styles['start']}`}>
        {item.droppedAt === undefined ? (start ?? `+${after} min`) : 'dropped'}
      </td>
      <td>
        <NumberField
          label={`Minutes of ${title}`}
          hideLabel
          bare
          value={minutes}
          min={1}
          max={1440}
          integer
          required
          readOnly={readOnly}
          onCommit={(next) =>
            next !== null && step.changeItem(item, { minutes: next }, `minutes of ${title}`)
          }
        />
      </td>
      <td>
        <TextField
          label={`Title of ${title}`}
          hideLabel
          bare
          value={title}
          readOnly={readOnly}
          onCommit={(next) =>
            next.trim() !== '' && step.changeItem(item, { title: next.trim() }, `title of ${title}`)
          }
        />
      </td>
      <td>
        <SelectField
          label={`Step of ${title}`}
          hideLabel
          bare
          value={item.step ?? ''}
          options={steps}
          readOnly={readOnly}
          onCommit={(next) =>
            step.changeItem(
              item,
              { step: next === '' ? null : StepId.parse(next) },
              `step of ${title}`,
            )
          }
        />
      </td>
      {!readOnly && (
        <td>
          <span className="row gap1 nowrap">
            <IconButton
              icon="up"
              label={`Move ${title} up`}
              onClick={() => step.moveItem(item, -1)}
            />
            <IconButton
              icon="down"
              label={`Move ${title} down`}
              onClick={() => step.moveItem(item, 1)}
            />
            <IconButton
              icon="trash"
              label={`Remove ${title}`}
              onClick={() => void step.removeItem(item)}
            />
          </span>
        </td>
      )}
    </tr>
  )
}
