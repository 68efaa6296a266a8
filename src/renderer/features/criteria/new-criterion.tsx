import { type Ref, useState } from 'react'
import { isComposing } from '../../ui/is-composing.ts'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './criteria.module.css'

interface Props {
  readonly inputRef: Ref<HTMLInputElement>
  readonly onAdd: (name: string) => void
}

/** A name and Enter: the next one can follow at once. */
export function NewCriterion({ inputRef, onAdd }: Props) {
  const [name, setName] = useState('')
  return (
    <div className={styles['new']}>
      <Kbd keys="N" />
      <input
        ref={inputRef}
        className="field bare"
        dir="auto"
        aria-label="New criterion"
        placeholder="Name of a new criterion"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter' && name.trim() !== '') {
            onAdd(name.trim())
            setName('')
          }
          if (event.key === 'Escape') {
            setName('')
            event.currentTarget.blur()
          }
        }}
      />
    </div>
  )
}
