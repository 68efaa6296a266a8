import type { Candidate } from '#shared/domain/options'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import styles from './score-sheet.module.css'

interface Props {
  readonly candidates: readonly Candidate[]
  /** How many criteria each has an answer for. */
  readonly doneOf: readonly number[]
  readonly total: number
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

/** The candidates with how far each is; Tab goes to the next one. */
export function CandidateTabs({ candidates, doneOf, total, chosen, onChoose }: Props) {
  return (
    <div className={styles['tabs']} role="tablist" aria-label="Candidates">
      {candidates.map(({ id, name, slot }, index) => (
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
          <CandidateMark slot={slot} size={0.75} />
          <bdi className="ellipsis">{name}</bdi>
          <span className={`nowrap ${styles['progress']}`}>
            {doneOf[index]} of {total}
          </span>
        </button>
      ))}
    </div>
  )
}
