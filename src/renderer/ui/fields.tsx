import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'

interface LabelledProps {
  readonly label: string
  /** Shown under the field. */
  readonly help?: ReactNode
  readonly error?: string | null
  /** Keeps the label for screen readers only, where a table heading already says it. */
  readonly hideLabel?: boolean
}

function Labelled({
  id,
  label,
  help,
  error,
  hideLabel = false,
  children,
}: LabelledProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="fieldset">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'label'}>
        {label}
      </label>
      {children}
      {help && <span className="xs ink3">{help}</span>}
      {error && (
        <span className="error-text" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

interface TextFieldProps extends LabelledProps {
  readonly value: string
  /** Called once per completed change (Enter, or leaving the field), so that one change is one undo step. */
  readonly onCommit: (value: string) => void
  /** After Enter has committed; for adding the next one. */
  readonly onEnter?: (value: string) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly placeholder?: string
  readonly type?: 'text' | 'date' | 'time'
  /** Without a border until it is pointed at or focused. */
  readonly bare?: boolean
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  /** Names of persons and tools are text in any script. */
  readonly maxLength?: number
  /** Of a `datalist` with what others have typed here. */
  readonly listId?: string
}

/** One line of text. Typing is a draft; Enter or leaving the field commits, Escape takes it back. */
export function TextField({
  value,
  onCommit,
  onEnter,
  onKeyDown,
  placeholder,
  type = 'text',
  bare = false,
  readOnly = false,
  autoFocus = false,
  inputRef,
  maxLength = 2000,
  listId,
  ...labelled
}: TextFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)

  const commit = (input: HTMLInputElement) => {
    // A date of which only the day is typed has no value; it is not the wish to have none.
    if (draft !== null && draft !== value && !input.validity.badInput) onCommit(draft)
    setDraft(null)
  }

  return (
    <Labelled id={id} {...labelled}>
      <input
        id={id}
        ref={inputRef}
        className={`field${bare ? ' bare' : ''}`}
        dir="auto"
        type={type}
        value={draft ?? value}
        placeholder={placeholder}
        readOnly={readOnly}
        autoFocus={autoFocus}
        maxLength={maxLength}
        list={listId}
        // Four digits of a year are a whole one.
        max={type === 'date' ? '9999-12-31' : undefined}
        aria-invalid={Boolean(labelled.error) || undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => {
          onKeyDown?.(event)
          if (event.defaultPrevented) return
          if (event.key === 'Enter') {
            commit(event.currentTarget)
            onEnter?.(draft ?? value)
          }
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
          }
        }}
      />
    </Labelled>
  )
}

interface TextAreaProps extends LabelledProps {
  readonly value: string
  readonly onCommit: (value: string) => void
  readonly placeholder?: string
  readonly rows?: number
  /** One sentence that is as high as it needs to be: Enter commits, and it has no line breaks. */
  readonly sentence?: boolean
  /** Without a border until it is pointed at or focused. */
  readonly bare?: boolean
  readonly readOnly?: boolean
}

/** Several lines of text. Leaving the field or Ctrl+Enter commits, Escape takes the draft back. */
export function TextArea({
  value,
  onCommit,
  placeholder,
  rows = 2,
  sentence = false,
  bare = false,
  readOnly = false,
  ...labelled
}: TextAreaProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const commit = () => {
    if (draft !== null && draft !== value) onCommit(draft)
    setDraft(null)
  }
  return (
    <Labelled id={id} {...labelled}>
      <textarea
        id={id}
        className={`field${sentence ? ' sentence' : ''}${bare ? ' bare' : ''}`}
        dir="auto"
        rows={sentence ? 1 : rows}
        value={draft ?? value}
        placeholder={placeholder}
        readOnly={readOnly}
        maxLength={20_000}
        onChange={({ target: { value: typed } }) =>
          setDraft(sentence ? typed.replace(/\s*\n\s*/g, ' ') : typed)
        }
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            if (sentence) event.preventDefault()
            if (sentence || event.ctrlKey || event.metaKey) commit()
          }
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
          }
        }}
      />
    </Labelled>
  )
}

interface NumberFieldProps extends LabelledProps {
  /** Null is blank, which is never 0. */
  readonly value: number | null
  readonly onCommit: (value: number | null) => void
  /** What is accepted; anything else gets an error and changes nothing. */
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
  readonly required?: boolean
  readonly bare?: boolean
  readonly readOnly?: boolean
  readonly align?: 'left' | 'right'
  readonly onDraft?: (value: number | null) => void
  readonly inputRef?: Ref<HTMLInputElement>
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** A number with point or comma as the decimal sign. Wrong input stays on screen with its error. */
export function NumberField({
  value,
  onCommit,
  min = -Infinity,
  max = Infinity,
  integer = false,
  required = false,
  bare = false,
  readOnly = false,
  align = 'right',
  onDraft,
  inputRef,
  onKeyDown,
  ...labelled
}: NumberFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)

  const read = (text: string): number | null | undefined => {
    const trimmed = text.trim()
    if (trimmed === '') return required ? undefined : null
    if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(trimmed)) return undefined
    const number = Number(trimmed.replace(',', '.'))
    return number >= min && number <= max && (!integer || Number.isInteger(number))
      ? number
      : undefined
  }

  const commit = () => {
    if (draft === null) return
    const next = read(draft)
    if (next === undefined) {
      const range =
        max === Infinity ? (min === -Infinity ? '' : ` from ${min}`) : ` from ${min} to ${max}`
      setError(`Needs a ${integer ? 'whole ' : ''}number${range}`)
      return
    }
    setError(null)
    setDraft(null)
    if (next !== value) onCommit(next)
  }

  return (
    <Labelled id={id} {...labelled} error={error ?? labelled.error ?? null}>
      <input
        id={id}
        ref={inputRef}
        className={`field tn${bare ? ' bare' : ''}`}
        style={{ textAlign: align }}
        inputMode="decimal"
        value={draft ?? (value === null ? '' : String(value))}
        readOnly={readOnly}
        maxLength={40}
        aria-invalid={error !== null || undefined}
        onChange={(event) => {
          setDraft(event.target.value)
          const next = read(event.target.value)
          if (next !== undefined) onDraft?.(next)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          onKeyDown?.(event)
          if (event.defaultPrevented) return
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
            setError(null)
          }
        }}
      />
    </Labelled>
  )
}

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
