import { type ReactNode, useEffect, useId, useRef } from 'react'

interface Props {
  /** The question that the dialog asks. */
  readonly title: string
  readonly children: ReactNode
  /** Verbs, the safe one first. */
  readonly actions?: ReactNode
  /** Esc, or a press outside. */
  readonly onClose: () => void
  /** Submitting with Enter from a field; leave out where Enter should do nothing. */
  readonly onSubmit?: () => void
  readonly width?: string
}

/**
 * Only to lose something, to need a reason, or to do one thing apart from the page. The
 * browser's own modal dialog: focus stays inside, Esc closes, focus returns to where it was.
 * Focus goes to the first element marked with `data-autofocus`, else to the first control.
 */
export function Dialog({ title, children, actions, onClose, onSubmit, width = '30rem' }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const before = document.activeElement
    dialog.showModal()
    dialog
      .querySelector<HTMLElement>(
        '[data-autofocus] :is(input, textarea, select, button), [data-autofocus]:is(input, textarea, select, button)',
      )
      ?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a press on the backdrop; Esc is the key for it
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={heading}
      style={{ width: `min(${width}, 94vw)` }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit?.()
        }}
      >
        <h2 id={heading} className="dialog-title">
          {title}
        </h2>
        {children}
        {actions && <div className="row wrap dialog-actions">{actions}</div>}
      </form>
    </dialog>
  )
}
