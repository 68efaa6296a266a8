import type { Ref } from 'react'
import { Kbd } from '../../ui/kbd.tsx'
import { useEntryLine } from '../../ui/use-entry-line.ts'
import styles from './criteria.module.css'

interface Props {
  readonly inputRef: Ref<HTMLInputElement>
  readonly onAdd: (name: string) => void
}

/** A name and Enter: the next one can follow at once. */
export function NewCriterion({ inputRef, onAdd }: Props) {
  const { input } = useEntryLine({
    field: 'new-criterion',
    maxLength: 200,
    onEnter: (name) => {
      onAdd(name.trim())
      return true
    },
  })
  return (
    <div className={styles['new']}>
      <Kbd keys="N" />
      <input
        {...input}
        ref={inputRef}
        className="field bare"
        aria-label="New criterion"
        placeholder="Name of a new criterion"
      />
    </div>
  )
}
