import { useId } from 'react'
import { Labelled, type LabelledProps } from './labelled.tsx'

interface SelectFieldProps<T extends string> extends LabelledProps {
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onCommit: (value: T) => void
  readonly bare?: boolean
  readonly readOnly?: boolean
}

/** One of a few. The browser's own control: it works with keys and letters everywhere. */
export function SelectField<T extends string>({
  value,
  options,
  onCommit,
  bare = false,
  readOnly = false,
  ...labelled
}: SelectFieldProps<T>) {
  const id = useId()
  return (
    <Labelled id={id} {...labelled}>
      <select
        id={id}
        className={`field${bare ? ' bare' : ''}`}
        value={value}
        disabled={readOnly}
        // The options are the only values that it can have.
        onChange={(event) => onCommit(event.target.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
