import { useLayoutEffect, useRef } from 'react'

/**
 * Rows that change their place slide there, so that the eye can follow a change of rank. Put the
 * ref on the body of the table; rows are told apart by `data-row`. Where one change follows another
 * before the eye could have followed, as under a dragging hand, rows are simply in their places.
 *
 * @param order changes whenever the order may have changed
 */
export function useSlidingRows(order: string) {
  const body = useRef<HTMLTableSectionElement>(null)
  /** Null until they were looked at for the first time. */
  const before = useRef<ReadonlyMap<string, number> | null>(null)
  const lastChange = useRef(-Infinity)
  useLayoutEffect(() => {
    const rows = body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    const look = () => {
      const places = new Map<string, number>()
      for (const row of rows) places.set(row.dataset['row'] ?? '', row.offsetTop)
      return places
    }
    if (before.current === null) {
      // Nothing slides yet. After the page is drawn, looking costs no drawing of its own.
      const later = setTimeout(() => (before.current = look()))
      return () => clearTimeout(later)
    }
    const changedAt = performance.now()
    const follows = changedAt - lastChange.current > slideEnds
    lastChange.current = changedAt
    const now = look()
    for (const row of follows ? rows : []) {
      const key = row.dataset['row'] ?? ''
      const [from, to] = [before.current.get(key), now.get(key)]
      if (from !== undefined && to !== undefined && from !== to) slide(row, from - to)
    }
    before.current = now
    return undefined
  }, [order])
  return body
}

/** In ms: a little more than a slide takes. */
const slideEnds = 400

function slide(row: HTMLElement, by: number): void {
  const style = getComputedStyle(row)
  const duration = Number.parseFloat(style.getPropertyValue('--t-rank'))
  if (!(duration > 0) || typeof row.animate !== 'function') return
  row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], {
    duration,
    easing: 'cubic-bezier(.2, .7, .2, 1)',
  })
}
