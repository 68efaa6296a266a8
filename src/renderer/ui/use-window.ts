import { type RefObject, useState } from 'react'

/** Rows rendered beyond each edge, so that a fast scroll shows no gap. */
const margin = 8
/** Rows in sight before anything could be measured. */
const firstSight = 20

/**
 * Which rows of a scrolled list of equal heights are in sight, with the heights of what is not.
 *
 * @param rowHeight in rem; null renders every row
 */
export function useWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number | null,
) {
  const [top, setTop] = useState(0)
  if (rowHeight === null)
    return { from: 0, to: count, before: 0, after: 0, onScroll: undefined, reveal: () => {} }
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  const height = rowHeight * rem
  const sight = list.current?.clientHeight || firstSight * height
  const first = Math.min(Math.floor(top / height), Math.max(0, count - 1))
  const from = Math.max(0, first - margin)
  const to = Math.min(count, first + Math.ceil(sight / height) + margin)
  return {
    from,
    to,
    before: from * height,
    after: (count - to) * height,
    onScroll: () => setTop(list.current?.scrollTop ?? 0),
    /** Scrolls as little as needed for a row to be in sight. */
    reveal: (row: number) => {
      const element = list.current
      if (!element) return
      const start = row * height
      if (start < element.scrollTop) element.scrollTo({ top: start })
      else if (start + height > element.scrollTop + element.clientHeight)
        element.scrollTo({ top: start + height - element.clientHeight })
      setTop(element.scrollTop)
    },
  }
}
