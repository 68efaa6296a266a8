import { formatDay } from '#shared/domain/format'
import { SelectField } from '../../ui/fields.ts'

interface Props {
  /** Day of the present radar; null where there is none. */
  readonly date: string | null
  readonly today: string
  /** Day that a new radar would have; today unless something from outside has its own. */
  readonly newDay?: string
  readonly newRadar: boolean
  readonly onChange: (newRadar: boolean) => void
}

/** Whether a change belongs to the radar that there is or begins the next one. Nothing to ask on its own day. */
export function RadarDayField({ date, today, newDay = today, newRadar, onChange }: Props) {
  if (date === null || date >= today) return null
  return (
    <SelectField
      label="Belongs to"
      value={newRadar ? 'new' : 'present'}
      options={[
        { value: 'present', label: `The radar of ${formatDay(date)}, as a correction` },
        {
          value: 'new',
          label: `A new radar of ${newDay === today ? 'today, ' : ''}${formatDay(newDay)}`,
        },
      ]}
      onCommit={(value) => onChange(value === 'new')}
    />
  )
}
