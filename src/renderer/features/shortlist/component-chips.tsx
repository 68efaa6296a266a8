import type { ReactNode } from 'react'
import { componentName } from '#shared/domain/components'
import type { ComponentId } from '#shared/domain/ids'
import styles from './shortlist.module.css'

interface Props {
  readonly shown: readonly ComponentId[]
  readonly chosen: readonly ComponentId[]
  /** Components that this evaluation decides, which are marked. */
  readonly scope?: readonly ComponentId[]
  readonly readOnly?: boolean
  readonly onToggle: (id: ComponentId) => void
  /** Behind the last one. */
  readonly children?: ReactNode
}

/** The components that a tool or a candidate fills, to be switched on and off. */
export function ComponentChips({
  shown,
  chosen,
  scope = [],
  readOnly = false,
  onToggle,
  children,
}: Props) {
  return (
    <fieldset className="fieldset">
      <legend>Fills these components of the stack</legend>
      <div className={styles['chips']}>
        {shown.map((id) => (
          <button
            key={id}
            type="button"
            className={styles['chip']}
            aria-pressed={chosen.includes(id)}
            disabled={readOnly}
            onClick={() => onToggle(id)}
          >
            {componentName(id)}
            {scope.includes(id) && <span className={styles['scope']}> in scope</span>}
          </button>
        ))}
        {children}
      </div>
    </fieldset>
  )
}

/** With one more component, or without it. */
export function toggled(ids: readonly ComponentId[], id: ComponentId): ComponentId[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
}
