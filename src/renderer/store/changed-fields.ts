import type { Change } from '#shared/evaluation-file/change-set'
import { keyText } from '#shared/evaluation-file/rows'

export type Row = Readonly<Record<string, unknown>>

interface Changed {
  readonly changes: readonly Change[]
}

const rowOf = ({ table, key }: Change) => `${table} ${keyText(key)}`

/** Whether two steps changed the same field of a row, or one of them the row as a whole. */
export function overlap(one: Changed, other: Changed): boolean {
  const own = new Map(one.changes.map((change) => [rowOf(change), fieldsOf(change)]))
  return other.changes.some((change) => {
    const fields = own.get(rowOf(change))
    if (fields === undefined) return false
    const others = fieldsOf(change)
    return fields === 'all' || others === 'all' || others.some((field) => fields.includes(field))
  })
}

/** The fields that a change gave another value; all of them where the row came or went. */
export function fieldsOf({
  before,
  after,
}: Pick<Change, 'before' | 'after'>): readonly string[] | 'all' {
  if (before === null || after === null) return 'all'
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].filter((field) => !same(before[field], after[field]))
}

/** The row as it is now without a change: only the fields of that change go back. */
export function mergeBack<R extends Row>(
  now: R | null,
  before: R | null,
  after: R | null,
): R | null {
  const changed = fieldsOf({ before, after })
  if (before === null || now === null || changed === 'all') return before
  const kept = Object.entries(now).filter(([field]) => !changed.includes(field))
  // What was not there before is gone again, and not there without a value.
  const back = Object.entries(before).filter(([field]) => changed.includes(field))
  // The fields of the row and those of what it was before: all of one table.
  return Object.fromEntries([...kept, ...back]) as unknown as R
}

/** Whether what a change did to a row is as it was done, or was put back already: nothing else lies on it. */
export function isAsLeft(
  now: Row | null,
  { before, after }: Pick<Change, 'before' | 'after'>,
): boolean {
  const back = mergeBack(now, before, after)
  return same(now, back) || same(now, mergeBack(back, after, before))
}

/** Two sequences of changes as one; a row that ended as it began is left out. */
export function together(first: readonly Change[], then: readonly Change[]): readonly Change[] {
  const rows = new Map(first.map((change) => [rowOf(change), change]))
  for (const change of then) {
    const before = rows.get(rowOf(change))
    rows.set(
      rowOf(change),
      // Of what lay in between, others may have changed other fields: those are not of these two.
      before
        ? { ...change, before: mergeBack(change.before, before.before, before.after) }
        : change,
    )
  }
  return [...rows.values()].filter(({ before, after }) => !same(before, after))
}

/** Equality of JSON values, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same((a as Row)[key], (b as Row)[key]))
  )
}
