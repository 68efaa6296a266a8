/** Numbers in ascending order, and where each of them was. */
export interface Ascending {
  readonly sorted: Float64Array
  /** `order[i]` is where `sorted[i]` was. Equal numbers keep their order. */
  readonly order: Int32Array
}

/**
 * Sorts numbers and keeps track of them, faster than a comparison function can: runs of eight by
 * insertion, then merged two by two.
 */
export function ascending(values: ArrayLike<number>): Ascending {
  const n = values.length
  let from = { sorted: new Float64Array(values), order: new Int32Array(n) }
  let to = { sorted: new Float64Array(n), order: new Int32Array(n) }
  for (let i = 0; i < n; i += 1) from.order[i] = i
  for (let start = 0; start < n; start += run) insertionSort(from, start, Math.min(n, start + run))
  for (let width = run; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width)
      merge(from, to, start, Math.min(n, start + width), Math.min(n, start + 2 * width))
    ;[from, to] = [to, from]
  }
  return from
}

const run = 8

function insertionSort({ sorted, order }: Ascending, start: number, end: number): void {
  for (let i = start + 1; i < end; i += 1) {
    const value = sorted[i] ?? 0
    const place = order[i] ?? 0
    let at = i
    for (; at > start && (sorted[at - 1] ?? 0) > value; at -= 1) {
      sorted[at] = sorted[at - 1] ?? 0
      order[at] = order[at - 1] ?? 0
    }
    sorted[at] = value
    order[at] = place
  }
}

/** Merges [start, middle) and [middle, end). */
function merge(from: Ascending, to: Ascending, start: number, middle: number, end: number): void {
  let left = start
  let right = middle
  for (let at = start; at < end; at += 1) {
    const isLeft =
      left < middle && (right >= end || (from.sorted[left] ?? 0) <= (from.sorted[right] ?? 0))
    const next = isLeft ? left : right
    to.sorted[at] = from.sorted[next] ?? 0
    to.order[at] = from.order[next] ?? 0
    if (isLeft) left += 1
    else right += 1
  }
}
