import { type Ref, useState } from 'react'
import { isComposing } from '../../ui/is-composing.ts'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './frame.module.css'

interface Props {
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
  label,
  placeholder,
  hint,
  maxLength,
  inputRef,
  onAdd,
  takesLists = false,
}: Props) {
  const [line, setLine] = useState('')
  const add = (text: string) => {
    if (text.trim() !== '' && onAdd(text)) setLine('')
  }
  return (
    <div className={styles['newLine']}>
      <Kbd keys="N" />
      <input
        ref={inputRef}
        className={styles['line']}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={line}
        maxLength={maxLength}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter') {
            event.preventDefault()
            add(line)
          }
          if (event.key === 'Escape') {
            event.preventDefault()
            if (line === '') event.currentTarget.blur()
            else setLine('')
          }
        }}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (!takesLists || !/\n/.test(text.trim())) return
          event.preventDefault()
          add(line + text)
        }}
      />
      <span className="xs ink3">{hint}</span>
    </div>
  )
}
