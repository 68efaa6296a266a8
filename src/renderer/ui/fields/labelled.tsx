import type { ReactNode } from 'react'

export interface LabelledProps {
  readonly label: string
  /** Shown under the field. */
  readonly help?: ReactNode
  readonly error?: string | null
  /** Keeps the label for screen readers only, where a table heading already says it. */
  readonly hideLabel?: boolean
}

export function Labelled({
  id,
  label,
  help,
  error,
  hideLabel = false,
  children,
}: LabelledProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="fieldset">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'label'}>
        {label}
      </label>
      {children}
      {help && <span className="xs ink3">{help}</span>}
      {error && (
        <span className="error-text" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
