import { formatShortDay } from '#shared/domain/format'
import type { SuccessCriterion } from '#shared/domain/proof'
import { targetChanged, targetText } from '#shared/domain/record/trial-result'
import styles from './trials.module.css'

/** That a target was changed after it was measured: what it was, until when, and why. */
export function TargetChanges({ test }: { readonly test: SuccessCriterion }) {
  const earlier = test.earlierTargets ?? []
  if (earlier.length === 0) return null
  return (
    <div className={styles['moved']}>
      <span className="med">{targetChanged}</span>
      {earlier.map(({ day, reason, ...target }, i) => (
        <span key={i}>
          <bdi>{targetText(target)}</bdi> until {formatShortDay(day)}: <bdi>{reason}</bdi>
        </span>
      ))}
    </div>
  )
}
