import type { Trial } from '#shared/domain/proof'
import { burnDown, timeBox, timeBoxWords } from '#shared/domain/time-box'
import { BurnDownChart } from '../../charts/burn-down.tsx'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './trials.module.css'

/** The time box as it burns down: open results over its working days, and how far it is in words. */
export function TimeBoxBar({ trial }: { readonly trial: Trial }) {
  const today = useNow(60_000).slice(0, 10)
  const box = timeBox(trial, today)
  const chart = burnDown(trial, today)
  if (!box) return null
  const words = timeBoxWords(box)
  return (
    <figure className={styles['timebox']}>
      {chart && <BurnDownChart burnDown={chart} label={`Time box: ${words}`} />}
      <figcaption className="sm">
        {words}
        {chart && (
          <span className={`xs ink3 ${styles['explains']}`}>
            {chart.points.length === 1
              ? 'Open results over working days; when they came in is not recorded.'
              : 'Open results over working days; the dashed line goes evenly to none.'}
          </span>
        )}
      </figcaption>
      {chart && <CopyPicture />}
    </figure>
  )
}
