import { isComposing } from '../../ui/is-composing.ts'
import { contested, useDraft } from '../../ui/use-draft.ts'
import styles from './score-sheet.module.css'

interface ReasonProps {
  readonly label: string
  readonly inputRef: React.Ref<HTMLInputElement>
  readonly value: string
  readonly onCommit: (reason: string) => void
  readonly onReturn: () => void
}

/** One line of free text. Enter keeps it and returns to the cards; leaving keeps it too. */
export function Reason({ label, inputRef, value, onCommit, onReturn }: ReasonProps) {
  const draft = useDraft({ value, onCommit })
  return (
    <input
      ref={inputRef}
      className={`field sp sm ${styles['reason']}`}
      dir="auto"
      aria-label={label}
      placeholder="Reason, if you want one"
      autoComplete="off"
      maxLength={2000}
      title={draft.isContested ? contested(value) : undefined}
      aria-invalid={draft.isContested || undefined}
      value={draft.text ?? value}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.leave}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        if (event.ctrlKey || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        if (event.key === 'Escape') draft.takeBack()
        else draft.leave()
        onReturn()
      }}
    />
  )
}
