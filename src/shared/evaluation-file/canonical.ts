/**
 * JSON in one spelling: keys in code unit order, two spaces, a newline at the end. The same
 * content gives the same bytes, and a diff of two files shows what changed.
 *
 * @throws {TypeError} for what JSON cannot say (undefined in a list, NaN, Infinity, functions)
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]))
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${value} cannot be written to a file`)
  }
  // JSON has no negative zero worth keeping; writing 0 keeps reading and writing symmetrical.
  if (value === 0) return 0
  if (value === undefined || typeof value === 'function') {
    throw new TypeError(`${String(value)} cannot be written to a file`)
  }
  return value
}
