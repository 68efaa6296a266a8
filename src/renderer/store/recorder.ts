import type { Evaluation } from '#shared/domain/evaluation'
import type { Change } from '#shared/evaluation-file/change-set'
import {
  keyOf,
  keyText,
  type RowKey,
  type Rows,
  type Sheet,
  type TableName,
  tableNames,
  toEvaluation,
  toTables,
} from '#shared/evaluation-file/rows'
import { type Row, same } from './changed-fields.ts'
import { nextOf } from './not-together.ts'
import type { RowSource } from './row-source.ts'

/** The only way to write content. Records what each write replaced. */
export interface Edit {
  /** A row as it is now, which what is drawn may be a moment behind of; null where there is none. */
  readonly read: <T extends TableName>(table: T, key: RowKey) => Promise<Rows[T] | null>
  /** All rows of a table as they are now, in no particular order. */
  readonly readAll: <T extends TableName>(table: T) => Promise<readonly Rows[T][]>
  /** Adds a row, or replaces the one with the same key. */
  readonly put: <T extends TableName>(table: T, row: Rows[T]) => Promise<void>
  /** Adds a row at the end of an ordered list. */
  readonly append: <T extends TableName>(table: T, row: Omit<Rows[T], 'position'>) => Promise<void>
  /** Changes some fields of a row. Changing one that is not there does nothing. */
  readonly patch: <T extends TableName>(
    table: T,
    key: RowKey,
    fields: Partial<Rows[T]>,
  ) => Promise<void>
  /** Changes some fields of one of the single sheets: frame, weighting, radar, sourcing, decision. */
  readonly patchSheet: <I extends Sheet['id']>(
    id: I,
    fields: Partial<Extract<Sheet, { id: I }>>,
  ) => Promise<void>
  /** Removes a row. Removing one that is not there does nothing. */
  readonly remove: (table: TableName, key: RowKey) => Promise<void>
  /** Rewrites whatever differs between the present evaluation and the returned one. */
  readonly become: (next: (now: Evaluation) => Evaluation) => Promise<void>
}

/**
 * Writes rows, and keeps what each of them was before.
 *
 * What is written is kept here until `flush`, or until a whole table is asked for, because every
 * turn to the store and back costs as much as the writing.
 *
 * @param rows that nobody else writes until the recorder is done with: each is asked for once
 */
export function createRecorder(rows: RowSource) {
  const recorded = new Map<string, Change>()
  const known = new Map<string, Row | null>()
  const unwritten = new Map<string, readonly [TableName, RowKey, Row | null]>()
  const nameOf = (table: TableName, key: RowKey) => `${table} ${keyText(key)}`

  const read = async (table: TableName, key: RowKey): Promise<Row | null> => {
    const name = nameOf(table, key)
    const found = known.get(name)
    if (found !== undefined) return found
    const row = await rows.read(table, key)
    // One that was written meanwhile is newer.
    if (!known.has(name)) known.set(name, row)
    return known.get(name) ?? null
  }

  const writeRow = async (table: TableName, key: RowKey, after: Row | null): Promise<void> => {
    const name = nameOf(table, key)
    const before = await read(table, key)
    if (same(before, after)) return
    known.set(name, after)
    unwritten.set(name, [table, key, after])
    const first = recorded.get(name)
    recorded.set(name, {
      table,
      key,
      before: first ? first.before : (before as Change['before']),
      after,
    })
  }

  const flush = async (): Promise<void> => {
    const pending = [...unwritten.values()]
    unwritten.clear()
    await Promise.all(pending.map(([table, key, row]) => rows.write(table, key, row)))
  }

  const put: Edit['put'] = (table, row) => writeRow(table, keyOf(table, row), row as Row)

  const edit: Edit = {
    // The rows of a table are of its type: nothing else is ever written to it.
    read: async (table, key) => (await read(table, key)) as never,
    readAll: async (table) => {
      await flush()
      return (await rows.all(table)) as never
    },
    put,
    append: async (table, row) => {
      await flush()
      const there = (await rows.all(table)) as { position?: number }[]
      const last = there.reduce((max, { position = -1 }) => Math.max(max, position), -1)
      // The given row lacks only its position, which is added here.
      await put(table, { ...row, position: last + 1 } as never)
    },
    patch: async (table, key, fields) => {
      const now = await read(table, key)
      if (now) await writeRow(table, key, { ...now, ...fields })
    },
    patchSheet: async (id, fields) => {
      const now = await read('sheets', id)
      if (now) await writeRow('sheets', id, { ...now, ...fields })
    },
    remove: (table, key) => writeRow(table, key, null),
    become: async (next) => {
      await flush()
      const before = await rows.everything()
      const after = toTables(nextOf(toEvaluation(before), next))
      for (const table of tableNames) {
        const was = new Map(before[table].map((row) => [keyText(keyOf(table, row)), row]))
        for (const row of after[table]) {
          const key = keyOf(table, row)
          const name = keyText(key)
          // With everything just read, only what differs is asked for again: thousands of rows do not.
          if (!same(was.get(name) ?? null, row)) await writeRow(table, key, row as unknown as Row)
          was.delete(name)
        }
        for (const row of was.values()) await writeRow(table, keyOf(table, row), null)
      }
    },
  }

  return {
    edit,
    read,
    write: writeRow,
    flush,
    /** What really changed: a row that ended as it began is left out. */
    changes: () => [...recorded.values()].filter(({ before, after }) => !same(before, after)),
  }
}
