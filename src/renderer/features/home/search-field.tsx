import type { Ref } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { isComposing } from '../../ui/is-composing.ts'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './home.module.css'

interface Props {
  readonly query: string
  readonly onQuery: (query: string) => void
  /** Arrows: chooses another one of what is found. */
  readonly onStep: (places: number) => void
  readonly onEnter: () => void
  readonly inputRef: Ref<HTMLInputElement>
}

/** Narrows the list; arrows and Enter work on what is found while typing. */
export function SearchField({ query, onQuery, onStep, onEnter, inputRef }: Props) {
  return (
    <div className={`field row ${styles['search']}`}>
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        aria-label="Search titles, tools and decisions"
        placeholder="Search titles, tools and decisions"
        value={query}
        maxLength={200}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          const places = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (places) {
            event.preventDefault()
            onStep(places)
          }
          if (event.key === 'Enter') onEnter()
          if (event.key === 'Escape') {
            event.preventDefault()
            onQuery('')
            event.currentTarget.blur()
          }
        }}
      />
      <Kbd keys="/" />
    </div>
  )
}
