import { type ReactNode, useId } from 'react'
import { AddLine } from './add-line.tsx'
import { IconButton } from './button.tsx'
import { TextArea } from './fields.ts'
import styles from './line-list.module.css'

interface Props {
  /** What the line for the next one is called within the evaluation, for keeping what is typed. */
  readonly field: string
  readonly title: string
  /** What one line is called: "condition". */
  readonly one: string
  readonly lines: readonly { readonly id: string; readonly text: string }[]
  readonly onAdd: (text: string) => void
  readonly onChange: (id: string, text: string) => void
  readonly onRemove: (id: string) => void
  readonly placeholder?: string
  /** What a change asks for would come too early while the line is typed. */
  readonly changesWhenLeft?: boolean
  readonly readOnly?: boolean
  /** What stands below a line. */
  readonly after?: (id: string, index: number) => ReactNode
}

/**
 * Short texts one below the other, with a field for the next one. Enter adds and stays in the
 * field, so that several can be typed in a row; a line that is emptied is removed.
 */
export function LineList({
  field,
  title,
  one,
  lines,
  onAdd,
  onChange,
  onRemove,
  placeholder,
  changesWhenLeft = false,
  readOnly = false,
  after,
}: Props) {
  const heading = useId()
  const add = `Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`
  return (
    <div className={styles['list']} role="group" aria-labelledby={heading}>
      <p id={heading} className="label">
        {title}
      </p>
      <ul>
        {lines.map(({ id, text }, i) => (
          <li key={id}>
            {readOnly ? (
              <bdi className={styles['text']}>{text}</bdi>
            ) : (
              <div className={styles['line']}>
                <TextArea
                  label={`${one} ${i + 1}`}
                  hideLabel
                  sentence
                  bare
                  value={text}
                  // Emptied to be typed anew, perhaps.
                  isWhole={(value) => !changesWhenLeft && value.trim() !== ''}
                  onCommit={(value) =>
                    value.trim() === '' ? onRemove(id) : onChange(id, value.trim())
                  }
                />
                <IconButton
                  icon="close"
                  label={`Remove ${one} ${i + 1}`}
                  onClick={() => onRemove(id)}
                />
              </div>
            )}
            {after?.(id, i)}
          </li>
        ))}
        {readOnly && lines.length === 0 && <li className="ink3">not recorded</li>}
      </ul>
      {!readOnly && (
        <AddLine
          field={field}
          label={add}
          {...(placeholder ? { placeholder } : {})}
          onAdd={onAdd}
        />
      )}
    </div>
  )
}
