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
  const before = useRef(new Map<string, number>())
  const lastChange = useRef(-Infinity)
  useLayoutEffect(() => {
    const rows = body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    const now = new Map<string, number>()
    const changedAt = performance.now()
    const follows = changedAt - lastChange.current > slideEnds
    lastChange.current = changedAt
    for (const row of rows) {
      const key = row.dataset['row'] ?? ''
      now.set(key, row.offsetTop)
      const from = before.current.get(key)
      if (follows && from !== undefined && from !== row.offsetTop) slide(row, from - row.offsetTop)
    }
    before.current = now
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
