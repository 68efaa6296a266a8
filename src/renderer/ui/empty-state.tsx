import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  /** What to do, in a sentence. */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** Stands where a list will be: what is missing and what to do. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className="empty">
      <h2 className="strong" style={{ fontSize: 'var(--text-md)' }}>
        {title}
      </h2>
      <p className="ink2">{children}</p>
      {actions && <div className="row wrap">{actions}</div>}
    </div>
  )
}
