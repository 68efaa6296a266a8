import type { Criterion } from '#shared/domain/judgement'
import styles from './trials.module.css'

const scores = [1, 2, 3, 4, 5] as const

/** What the scores of a criterion mean, beside whoever sets one. */
export function Anchors({ criterion }: { readonly criterion: Criterion }) {
  const said = scores.filter((score) => criterion.anchors[score].trim() !== '')
  return (
    <dl className={styles['anchors']} aria-label={`What the scores of ${criterion.name} mean`}>
      {said.map((score) => (
        <div key={score}>
          <dt className="strong tn">{score}</dt>
          <dd>
            <bdi>{criterion.anchors[score]}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
