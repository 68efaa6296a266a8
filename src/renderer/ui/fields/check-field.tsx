interface CheckFieldProps {
  readonly label: string
  readonly checked: boolean
  readonly onCommit: (checked: boolean) => void
  readonly hideLabel?: boolean
  readonly readOnly?: boolean
}

export function CheckField({
  label,
  checked,
  onCommit,
  hideLabel = false,
  readOnly = false,
}: CheckFieldProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={readOnly}
        onChange={(event) => onCommit(event.target.checked)}
      />
      <span className={hideLabel ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  )
}
