import type { ReactNode } from 'react'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import styles from './score-sheet.module.css'

interface Props {
  /** Of the candidate or the criterion whose tab is chosen. */
  readonly id: string
  readonly name: string
  /** A candidate's colour and marker; null for a criterion. */
  readonly slot: number | null
  /** Beside the name: the edition, or what to ask oneself. */
  readonly about: ReactNode
  /** Everything has an answer. */
  readonly complete: boolean
  /** At the right end of the title. */
  readonly end?: ReactNode
  /** Why nothing can be scored here, or null. */
  readonly locked?: string | null
  readonly children: ReactNode
}

/** Under the tabs: what is being scored, and its rows. */
export function SheetPanel({
  id,
  name,
  slot,
  about,
  complete,
  end,
  locked = null,
  children,
}: Props) {
  return (
    <div className={styles['panel']} role="tabpanel" id="score-panel" aria-labelledby={`tab-${id}`}>
      <div className={`row ${styles['title']}`}>
        {slot !== null && <CandidateMark slot={slot} size={1.4} />}
        <h1 className={`ellipsis ${styles['name']}`}>
          <bdi>{name}</bdi>
        </h1>
        <span className={`ink2 ellipsis ${styles['edition']}`}>{about}</span>
        <span className="sp" />
        {complete && (
          <span className="ink2 row nowrap">
            <ReadinessGlyph state="done" />
            Everything is scored
          </span>
        )}
        {end}
      </div>
      {locked !== null && <p className="ink2">{locked}</p>}
      <div className={`card ${styles['criteria']}`}>{children}</div>
    </div>
  )
}
