import type { IndexableType } from 'dexie'
import type { Evaluation } from '#shared/domain/evaluation'
import { fromRowMaps, toRowMaps } from '#shared/evaluation-file/row-maps'
import {
  keyText,
  type RowKey,
  type TableName,
  type Tables,
  toTables,
} from '#shared/evaluation-file/rows'
import type { Row } from './changed-fields.ts'
import { readTables } from './content.ts'
import type { EvaluationDatabase } from './database.ts'

/** Where an edit reads and writes its rows. */
export interface RowSource {
  readonly read: (table: TableName, key: RowKey) => Promise<Row | null>
  readonly all: (table: TableName) => Promise<readonly unknown[]>
  readonly everything: () => Promise<Tables>
  /** Null removes the row. */
  readonly write: (table: TableName, key: RowKey, row: Row | null) => Promise<void>
}

export function rowsOfDatabase(db: EvaluationDatabase): RowSource {
  return {
    read: async (table, key) =>
      ((await db.table(table).get(key as IndexableType)) as Row | undefined) ?? null,
    all: (table) => db.table(table).toArray(),
    everything: () => readTables(db),
    write: async (table, key, row) => {
      if (row === null) await db.table(table).delete(key as IndexableType)
      else await db.table(table).put(row)
    },
  }
}

/** Rows that are only in memory. Whatever is awaited of them is there within the same turn. */
export function rowsOfEvaluation(evaluation: Evaluation): RowSource {
  const maps = toRowMaps(evaluation)
  const mapOf = (table: TableName) => maps[table] as Map<string, unknown>
  return {
    read: async (table, key) => (mapOf(table).get(keyText(key)) as Row | undefined) ?? null,
    all: async (table) => [...mapOf(table).values()],
    everything: async () => toTables(fromRowMaps(maps)),
    write: async (table, key, row) => {
      if (row === null) mapOf(table).delete(keyText(key))
      else mapOf(table).set(keyText(key), row)
    },
  }
}
