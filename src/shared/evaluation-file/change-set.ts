import { z } from 'zod'
import type { EvaluationId } from '#shared/domain/ids'
import { Instant, Text } from '#shared/domain/values'
import {
  keyText,
  type RowKey,
  type Rows,
  type TableName,
  tableNames,
  tables,
} from '#shared/evaluation-file/rows'
import { findUnsafe } from '#shared/evaluation-file/unsafe-json'

const Key = z.union([z.string(), z.array(z.string()).readonly()])
const Row = z.record(z.string(), z.unknown())

/** One row before and after an edit. Null when it did not exist. */
export const Change = z.object({
  table: z.enum(tableNames as [TableName, ...TableName[]]),
  key: Key,
  before: Row.nullable(),
  after: Row.nullable(),
})
export type Change = z.infer<typeof Change>

/**
 * One step that the user can undo: what undo, outbox, journal and audit trail all keep.
 * Ordered by the host's sequence number, never by `at`; applied once per id.
 */
export const ChangeSet = z.object({
  id: z.uuid(),
  /** What the user did, for the undo menu and the audit trail: "Change weight of Price". */
  label: Text.min(1),
  at: Instant,
  changes: z.array(Change),
})
export type ChangeSet = z.infer<typeof ChangeSet>

/** Rows of all tables by the text of their key. */
export type RowMaps = { readonly [T in TableName]: Map<string, Rows[T]> }

/**
 * What is wrong with a change set, in words for the log. Null when it can be applied.
 *
 * @param id the evaluation that it is for: its identity cannot be edited
 */
export function problemOf({ changes }: ChangeSet, id?: EvaluationId): string | null {
  for (const { table, key, after } of changes) {
    const name = `${table} ${keyText(key)}`
    if (after === null) {
      // Every evaluation has exactly one of each.
      if (table === 'sheets') return `${name}: a sheet cannot be removed`
      continue
    }
    const unsafe = findUnsafe(after)
    if (unsafe) return `${name}: ${unsafe.path}: ${unsafe.reason}`
    const checked = tables[table].row.safeParse(after)
    if (!checked.success) return `${name}: ${z.prettifyError(checked.error)}`
    const own = tables[table].key.map((field) => String(after[field]))
    if (keyText(own.length === 1 ? (own[0] ?? '') : own) !== keyText(key)) {
      return `${name}: the row has another key`
    }
    const isIdentity = table === 'sheets' && after['id'] === 'evaluation'
    if (isIdentity && id !== undefined && after['evaluationId'] !== id) {
      return `${name}: an evaluation keeps its id`
    }
  }
  return null
}

/** Writes a change set into the maps. Applying it twice is the same as once. */
export function applyChangeSet(rows: RowMaps, { changes }: ChangeSet): void {
  for (const { table, key, after } of changes) {
    const map = rows[table] as Map<string, unknown>
    if (after === null) map.delete(keyText(key as RowKey))
    else map.set(keyText(key as RowKey), after)
  }
}
