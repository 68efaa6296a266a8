import type { Criterion } from '#shared/domain/judgement'
import styles from './score-sheet.module.css'

/** What a score means in words; between its neighbours where nobody wrote any. */
export function Meaning({
  criterion,
  score,
}: {
  readonly criterion: Criterion
  readonly score: 1 | 2 | 3 | 4 | 5
}) {
  const text = criterion.anchors[score]
  if (text.trim() !== '') return <bdi>{text}</bdi>
  return (
    <span className={styles['between']}>{score === 2 ? 'between 1 and 3' : 'between 3 and 5'}</span>
  )
}
