import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

interface Props {
  /** What is in it, read out when it is reached with Tab. */
  readonly label: string
  readonly className: string
  readonly children: ReactNode
}

const scrolling = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])

/**
 * A part of a card that scrolls by itself. It can be reached with Tab only where there is more
 * than fits; while it has the focus, arrows scroll it and nothing else.
 */
export function ScrollRegion({ label, className, children }: Props) {
  const ref = useRef<HTMLElement>(null)
  const [overflows, setOverflows] = useState(false)

  useEffect(() => {
    const region = ref.current
    if (!region) return
    const measure = () =>
      setOverflows(
        region.scrollWidth > region.clientWidth + 1 ||
          region.scrollHeight > region.clientHeight + 1,
      )
    // It calls back once after the first layout; measuring here would force one more.
    const observer = new ResizeObserver(measure)
    observer.observe(region)
    for (const child of region.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])

  const keep = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target === event.currentTarget && scrolling.has(event.key)) event.stopPropagation()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only keeps its own arrows
    <section
      ref={ref}
      aria-label={label}
      className={className}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={overflows ? 0 : undefined}
      onKeyDown={keep}
    >
      {children}
    </section>
  )
}
