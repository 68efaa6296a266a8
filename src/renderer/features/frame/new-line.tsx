import type { Ref } from 'react'
import { Kbd } from '../../ui/kbd.tsx'
import { useEntryLine } from '../../ui/use-entry-line.ts'
import styles from './frame.module.css'

interface Props {
  /** What it is called within the evaluation, for keeping what is typed. */
  readonly field: string
  readonly label: string
  readonly placeholder: string
  /** What Enter does, beside the field. */
  readonly hint: string
  readonly maxLength: number
  readonly inputRef: Ref<HTMLInputElement>
  /** Whether the line was taken; the field is then empty for the next one. */
  readonly onAdd: (text: string) => boolean
  /** Several lines that are pasted are added at once. */
  readonly takesLists?: boolean
}

/** Under a list: Enter adds and gives the next empty line, Escape clears it, then leaves it. */
export function NewLine({
  field,
  label,
  placeholder,
  hint,
  maxLength,
  inputRef,
  onAdd,
  takesLists = false,
}: Props) {
  const { line, enter, input } = useEntryLine({ field, maxLength, onEnter: onAdd })
  return (
    <div className={styles['newLine']}>
      <Kbd keys="N" />
      <input
        {...input}
        ref={inputRef}
        className={styles['line']}
        aria-label={label}
        placeholder={placeholder}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (!takesLists || !/\n/.test(text.trim())) return
          event.preventDefault()
          enter(line + text)
        }}
      />
      <span className="xs ink3">{hint}</span>
    </div>
  )
}
