import type { Trial } from '#shared/domain/proof'
import { timeBox, timeBoxWords } from '#shared/domain/time-box'
import { useNow } from '../../ui/use-now.ts'
import styles from './trials.module.css'

/** The time box as it burns down: days above, open results below, on the same length. */
export function TimeBoxBar({ trial }: { readonly trial: Trial }) {
  const box = timeBox(trial, useNow(60_000).slice(0, 10))
  if (!box) return null
  const { days, used, late, wanted, open } = box
  const done = wanted === 0 ? 0 : (wanted - open) / wanted
  return (
    <figure className={styles['timebox']}>
      <svg viewBox="0 0 200 22" width="200" height="22" aria-hidden="true">
        <rect x="0" y="1" width="200" height="8" rx="2" fill="var(--line)" />
        <rect
          x="0"
          y="1"
          width={(200 * used) / days}
          height="8"
          rx="2"
          fill={late > 0 ? 'var(--bad)' : 'var(--ink-3)'}
        />
        <rect x="0" y="13" width="200" height="8" rx="2" fill="var(--line)" />
        <rect x="0" y="13" width={200 * done} height="8" rx="2" fill="var(--accent)" />
      </svg>
      <figcaption className="sm">{timeBoxWords(box)}</figcaption>
    </figure>
  )
}
