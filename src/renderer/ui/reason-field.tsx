interface Props {
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** Why something is done that the record will print. A dialog opens with the focus in it. */
export function ReasonField({ value, onChange }: Props) {
  return (
    <label className="fieldset" data-autofocus>
      <span className="label">Reason, needed</span>
      <input
        className="field"
        dir="auto"
        value={value}
        maxLength={2000}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
