import { useId } from 'react'
import { isComposing } from '../is-composing.ts'
import { contested, useDraft } from '../use-draft.ts'
import { Labelled, type LabelledProps } from './labelled.tsx'

interface TextAreaProps extends LabelledProps {
  readonly value: string
  /** Called when the keys rest and on leaving the field; all of one stay is one undo step. */
  readonly onCommit: (value: string) => void
  /** Whether what is typed may be stored before the field is left. */
  readonly isWhole?: (value: string) => boolean
  readonly placeholder?: string
  readonly rows?: number
  /** One sentence that is as high as it needs to be: Enter commits, and it has no line breaks. */
  readonly sentence?: boolean
  /** Without a border until it is pointed at or focused. */
  readonly bare?: boolean
  readonly readOnly?: boolean
}

/** Several lines of text. Stored while they are typed; Escape puts back what was there before. */
export function TextArea({
  value,
  onCommit,
  isWhole,
  placeholder,
  rows = 2,
  sentence = false,
  bare = false,
  readOnly = false,
  ...labelled
}: TextAreaProps) {
  const id = useId()
  const draft = useDraft({ value, onCommit, isWhole })
  return (
    <Labelled
      id={id}
      {...labelled}
      error={labelled.error ?? (draft.isContested ? contested(value) : null)}
    >
      <textarea
        id={id}
        className={`field${sentence ? ' sentence' : ''}${bare ? ' bare' : ''}`}
        dir="auto"
        rows={sentence ? 1 : rows}
        value={draft.text ?? value}
        placeholder={placeholder}
        readOnly={readOnly}
        maxLength={20_000}
        onChange={({ target: { value: typed } }) =>
          draft.type(sentence ? typed.replace(/\s*\n\s*/g, ' ') : typed)
        }
        onBlur={draft.leave}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter') {
            if (sentence) event.preventDefault()
            if (sentence || event.ctrlKey || event.metaKey) draft.leave()
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
