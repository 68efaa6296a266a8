import type { ReactNode } from 'react'
import styles from './score-sheet.module.css'

interface Props {
  /** What the tabs choose from: "Candidates". */
  readonly label: string
  readonly tabs: readonly {
    readonly id: string
    readonly name: string
    readonly mark: ReactNode
    /** How many answers it has, of how many. */
    readonly done: number
    readonly total: number
  }[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

/** The candidates, or the criteria, with how far each is; Tab goes to the next one. */
export function SheetTabs({ label, tabs, chosen, onChoose }: Props) {
  return (
    <div className={styles['tabs']} role="tablist" aria-label={label}>
      {tabs.map(({ id, name, mark, done, total }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={index === chosen}
          aria-controls="score-panel"
          tabIndex={-1}
          className={styles['tab']}
          onClick={() => onChoose(index)}
        >
          {mark}
          <bdi className="ellipsis">{name}</bdi>
          <span className={`nowrap ${styles['progress']}`}>
            {done} of {total}
          </span>
        </button>
      ))}
    </div>
  )
}
