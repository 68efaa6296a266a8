import type { KeyboardEvent } from 'react'
import type { Vote } from '#shared/domain/values'

interface Props {
  /** Whose score of what: "Fit to the use cases of ClearML". */
  readonly label: string
  /** Undefined is blank, null is "cannot judge". */
  readonly value: Vote | undefined
  readonly onChange: (value: Vote | undefined) => void
  /** The agreed score has no "cannot judge". */
  readonly withoutCannotJudge?: boolean
  readonly readOnly?: boolean
}

const numbers = [1, 2, 3, 4, 5] as const

/**
 * 1 to 5 and "?". A digit sets, 0 is "cannot judge", Backspace clears, arrows move without
 * setting, Space or Enter sets what is focused.
 */
export function ScoreInput({
  label,
  value,
  onChange,
  withoutCannotJudge = false,
  readOnly = false,
}: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return
    const digit = /^[0-5]$/.test(event.key) ? Number(event.key) : null
    if (digit !== null && !(digit === 0 && withoutCannotJudge)) {
      event.preventDefault()
      onChange(digit === 0 ? null : digit)
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      onChange(undefined)
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault()
      const buttons = [...event.currentTarget.querySelectorAll('button')]
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
      buttons[
        Math.max(0, Math.min(buttons.length - 1, at + (event.key === 'ArrowLeft' ? -1 : 1)))
      ]?.focus()
    }
  }
  const focused = value === undefined ? 1 : (value ?? 0)

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus lies on one of its buttons
    <div
      className={`score${withoutCannotJudge ? ' five' : ''}`}
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {numbers.map((number) => (
        <button
          key={number}
          type="button"
          role="radio"
          aria-checked={value === number}
          tabIndex={focused === number ? 0 : -1}
          disabled={readOnly}
          onClick={() => onChange(number)}
        >
          {number}
        </button>
      ))}
      {!withoutCannotJudge && (
        <button
          type="button"
          role="radio"
          className="na"
          aria-label="Cannot judge"
          aria-checked={value === null}
          tabIndex={focused === 0 ? 0 : -1}
          disabled={readOnly}
          onClick={() => onChange(null)}
        >
          ?
        </button>
      )}
    </div>
  )
}
