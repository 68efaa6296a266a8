import css from './results-page.module.css'

interface Props {
  /** In [0, 100]; even the smallest share shows as a hair. */
  readonly percent: number
  readonly colour: string
}

/** A share as a bar. The figure stands beside it. */
export function ShareBar({ percent, colour }: Props) {
  return (
    <span className={css['wideTrack']}>
      <i style={{ width: `${Math.max(0.8, percent)}%`, background: colour }} />
    </span>
  )
}
