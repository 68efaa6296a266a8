import { formatDay } from '#shared/domain/format'
import type { Blip } from '#shared/domain/proof'
import { blipState } from '#shared/domain/radar'
import css from './radar-page.module.css'

interface Props {
  readonly blips: readonly Blip[]
  readonly onHistory: (blip: Blip) => void
}

/** What was on the radar once, so that nobody wonders where it went. */
export function LeftTheRadar({ blips, onHistory }: Props) {
  if (blips.length === 0) return null
  return (
    <details className={css['left']}>
      <summary>Left the radar: {blips.length}</summary>
      <ul>
        {blips.map((blip) => {
          const { day, reason } = blipState(blip)
          return (
            <li key={blip.id}>
              <button type="button" className={css['name']} onClick={() => onHistory(blip)}>
                <bdi>{blip.name}</bdi>
              </button>
              {day !== null && `, ${formatDay(day)}`}
              {reason !== '' && (
                <span className="ink2">
                  : <bdi>{reason}</bdi>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
