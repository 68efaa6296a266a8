import { useId } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly placeholder?: string
  readonly focused?: boolean
}

/** One line inside a dialog, where nothing is kept until the dialog's own button is pressed. */
export function InputField({ label, value, onChange, help, placeholder, focused = false }: Props) {
  const id = useId()
  return (
    <div className="fieldset" data-autofocus={focused || undefined}>
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        className="field"
        dir="auto"
        maxLength={2000}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
      {help && <span className="xs ink3">{help}</span>}
    </div>
  )
}
