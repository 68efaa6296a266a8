/** Small figures about lists of numbers. Null where a list is too short to have one. */

/** Arithmetic mean; null of an empty list. The same to the last digit in whatever order. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return inOrder(values).reduce((sum, value) => sum + value, 0) / values.length
}

/** The last digit of a sum depends on the order, and must not tell who gave which number. */
const inOrder = (values: readonly number[]) => values.toSorted((a, b) => a - b)

/** Middle value, or the mean of the two middle ones; null of an empty list. */
export function median(values: readonly number[]): number | null {
  const sorted = inOrder(values)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

/** Standard deviation of a sample (n - 1), in whatever order; null with fewer than two values. */
export function sampleDeviation(values: readonly number[]): number | null {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  const squares = inOrder(values).reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}

/** Lowest and highest value; null of an empty list. */
export function extent(
  values: readonly number[],
): { readonly low: number; readonly high: number } | null {
  if (values.length === 0) return null
  return values.reduce(
    ({ low, high }, value) => ({ low: Math.min(low, value), high: Math.max(high, value) }),
    { low: Infinity, high: -Infinity },
  )
}

/** Sum of products of two lists of equal length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * entry(b, i), 0)
}

/**
 * The entry of a list that is known to be long enough.
 *
 * @throws {RangeError} if it is not
 */
export function entry<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`No entry ${index} in a list of ${list.length}`)
  return value
}

/** 0 in place of -0 and of what only the noise of binary fractions tells from 0. */
export function withoutNoise(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value
}

/** Order of two ids by code unit: the same on every machine, in every language. */
export function byId(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
