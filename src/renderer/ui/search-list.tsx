import { type ReactNode, useId, useRef, useState } from 'react'
import { isComposing } from './is-composing.ts'
import { useWindow } from './use-window.ts'

interface Props<T> {
  /** What is searched for, read out. */
  readonly label: string
  readonly placeholder: string
  readonly query: string
  readonly onQuery: (query: string) => void
  /** Best match first; it is preselected. */
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly render: (item: T) => ReactNode
  /** Enter or a press. */
  readonly onChoose: (item: T) => void
  readonly isUnavailable?: (item: T) => boolean
  /** Shown when there is no item. */
  readonly empty: ReactNode
  /** Esc in an empty field. */
  readonly onEscape?: () => void
  readonly autoFocus?: boolean
  /**
   * Height of every item in rem: only those in sight are rendered, so that thousands are as quick
   * as ten. Without it items are as high as they are, and all of them are rendered.
   */
  readonly rowHeight?: number
}

/** A field over a list that it narrows: arrows choose, Enter takes, focus stays in the field. */
export function SearchList<T>({
  label,
  placeholder,
  query,
  onQuery,
  items,
  keyOf,
  render,
  onChoose,
  isUnavailable = () => false,
  empty,
  onEscape,
  autoFocus = false,
  rowHeight,
}: Props<T>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const shown = useWindow(list, items.length, rowHeight ?? null)
  const active = Math.min(at, items.length - 1)

  const choose = (item: T | undefined) => {
    if (item !== undefined && !isUnavailable(item)) onChoose(item)
  }
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(items.length - 1, index))
    setAt(next)
    if (rowHeight === undefined)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    else shown.reveal(next)
  }

  return (
    <div className="search-list">
      <input
        className="field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder={placeholder}
        value={query}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        onChange={(event) => {
          setAt(0)
          shown.reveal(0)
          onQuery(event.target.value)
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
          if (step) {
            event.preventDefault()
            moveTo(active + step)
          } else if (event.key === 'Enter') {
            event.preventDefault()
            choose(items[active])
          } else if (event.key === 'Escape' && query !== '') {
            event.preventDefault()
            event.stopPropagation()
            onQuery('')
          } else if (event.key === 'Escape') {
            onEscape?.()
          }
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="search-items"
        onScroll={shown.onScroll}
      >
        {shown.before > 0 && <div role="presentation" style={{ height: shown.before }} />}
        {items.slice(shown.from, shown.to).map((item, i) => {
          const index = shown.from + i
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are on the field
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-disabled={isUnavailable(item) || undefined}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="search-item"
              style={rowHeight === undefined ? undefined : { height: `${rowHeight}rem` }}
              onPointerMove={() => setAt(index)}
              onClick={() => choose(item)}
            >
              {render(item)}
            </div>
          )
        })}
        {shown.after > 0 && <div role="presentation" style={{ height: shown.after }} />}
      </div>
      {items.length === 0 && <div className="search-empty ink3">{empty}</div>}
    </div>
  )
}
