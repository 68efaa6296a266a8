import type { KeyboardEvent } from 'react'

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly {
    readonly value: T
    readonly label: string
    /** Why it cannot be chosen now. */
    readonly unavailable?: string | null
  }[]
  readonly onChange: (value: T) => void
}

/** One of two to five, all in sight. A radio group: arrows choose, Tab leaves. */
export function Segmented<T extends string>({ label, value, options, onChange }: Props<T>) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const free = options.filter(({ unavailable = null }) => unavailable === null)
    const at = free.findIndex((option) => option.value === value)
    const next = free[(at + step + free.length) % free.length]
    if (!next) return
    onChange(next.value)
    const buttons = event.currentTarget.querySelectorAll('button')
    buttons[options.findIndex((option) => option.value === next.value)]?.focus()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus lies on the chosen button
    <div className="segmented" role="radiogroup" aria-label={label} onKeyDown={move}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          disabled={(option.unavailable ?? null) !== null}
          title={option.unavailable ?? undefined}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
