import { type KeyboardEvent, type Ref, useId } from 'react'
import { isComposing } from '../is-composing.ts'
import { contested, useDraft } from '../use-draft.ts'
import { Labelled, type LabelledProps } from './labelled.tsx'

interface TextFieldProps extends LabelledProps {
  readonly value: string
  /** Called when the keys rest, on Enter and on leaving the field; all of one stay is one undo step. */
  readonly onCommit: (value: string) => void
  /** Whether what is typed may be stored before Enter, or before the field is left. */
  readonly isWhole?: (value: string) => boolean
  /** After Enter has committed. */
  readonly onEnter?: () => void
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

/** One line of text. Stored while it is typed; Escape puts back what was there before. */
export function TextField({
  value,
  onCommit,
  isWhole,
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
  const draft = useDraft({
    value,
    onCommit,
    isWhole: type === 'date' ? isWholeDay : isWhole,
  })

  const commit = (input: HTMLInputElement) => {
    // A date of which only the day is typed has no value; it is not the wish to have none.
    if (input.validity.badInput) draft.drop()
    else draft.leave()
  }

  return (
    <Labelled
      id={id}
      {...labelled}
      error={labelled.error ?? (draft.isContested ? contested(value) : null)}
    >
      <input
        id={id}
        ref={inputRef}
        className={`field${bare ? ' bare' : ''}`}
        dir="auto"
        type={type}
        value={draft.text ?? value}
        placeholder={placeholder}
        readOnly={readOnly}
        autoFocus={autoFocus}
        maxLength={maxLength}
        list={listId}
        // Four digits of a year are a whole one.
        max={type === 'date' ? '9999-12-31' : undefined}
        aria-invalid={Boolean(labelled.error) || undefined}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          onKeyDown?.(event)
          if (event.defaultPrevented) return
          if (event.key === 'Enter') {
            commit(event.currentTarget)
            onEnter?.()
          }
          if (event.key === 'Escape' && draft.text !== null) {
            event.stopPropagation()
            draft.takeBack()
          }
        }}
      />
    </Labelled>
  )
}

/** While the first digits of a year are typed, it is one of long ago. */
const isWholeDay = (value: string) => value >= '1000'
