import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { isComposing } from '../is-composing.ts'
import { contested, useDraft } from '../use-draft.ts'
import { Labelled, type LabelledProps } from './labelled.tsx'

interface NumberFieldProps extends LabelledProps {
  /** Null is blank, which is never 0. */
  readonly value: number | null
  readonly onCommit: (value: number | null) => void
  /** Whether what is typed may be stored before Enter, or before the field is left. */
  readonly isWhole?: (text: string) => boolean
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
  isWhole,
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

  const shown = value === null ? '' : String(value)
  const draft = useDraft({
    value: shown,
    onCommit: (text) => {
      const next = read(text)
      if (next !== undefined) onCommit(next)
    },
    isValid: (text) => read(text) !== undefined,
    isWhole,
    asStored: (text) => String(read(text) ?? ''),
  })

  const commit = () => {
    if (draft.text === null) return
    if (read(draft.text) === undefined) {
      const range =
        max === Infinity ? (min === -Infinity ? '' : ` from ${min}`) : ` from ${min} to ${max}`
      setError(`Needs a ${integer ? 'whole ' : ''}number${range}`)
      return
    }
    setError(null)
    draft.leave()
  }

  return (
    <Labelled
      id={id}
      {...labelled}
      error={error ?? labelled.error ?? (draft.isContested ? contested(shown) : null)}
    >
      <input
        id={id}
        ref={inputRef}
        className={`field tn${bare ? ' bare' : ''}`}
        style={{ textAlign: align }}
        inputMode="decimal"
        value={draft.text ?? shown}
        readOnly={readOnly}
        maxLength={40}
        aria-invalid={error !== null || undefined}
        onChange={(event) => {
          draft.type(event.target.value)
          const next = read(event.target.value)
          if (next !== undefined) onDraft?.(next)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          onKeyDown?.(event)
          if (event.defaultPrevented) return
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape' && draft.text !== null) {
            event.stopPropagation()
            draft.takeBack()
            setError(null)
          }
        }}
      />
    </Labelled>
  )
}
