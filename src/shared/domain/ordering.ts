/**
 * The list with one item moved up or down by some places, not beyond either end. The same list
 * where it is already there or where no item has the id.
 */
export function movedBy<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  places: number,
): T[] {
  const from = list.findIndex((item) => item.id === id)
  const item = list[from]
  if (!item) return [...list]
  const to = Math.max(0, Math.min(list.length - 1, from + places))
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}
