import type { IndexableType } from 'dexie'
import type { Evaluation } from '#shared/domain/evaluation'
import { instantOf } from '#shared/domain/instant'
import type { Change, ChangeSet } from '#shared/evaluation-file/change-set'
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
import { readTables } from './content.ts'
import type { EvaluationDatabase, HistoryEntry } from './database.ts'

/** The only way to write content. Records what each write replaced. */
export interface Edit {
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
 * Makes one undoable change.
 *
 * Everything `work` does happens in one transaction: all of it or, if it throws, nothing. Work
 * that changes nothing leaves no undo step.
 *
 * @param label what the user did, for the undo menu: "Change weight of Price"
 * @returns whether anything changed
 */
export async function edit(
  db: EvaluationDatabase,
  label: string,
  work: (edit: Edit) => Promise<void> | void,
): Promise<boolean> {
  return write(db, async () => {
    const recorder = createRecorder(db)
    await work(recorder.edit)
    const changes = recorder.changes()
    if (changes.length === 0) return null
    await db.history.where('undone').equals(1).delete()
    await db.history.add({ label, changes, undone: 0 })
    return { label, changes }
  })
}

/** A change that can be taken back or made again. */
export interface UndoStep {
  readonly label: string
  /** Whether something was revealed by it: taking that back hides what the room has seen. */
  readonly isReveal: boolean
}

/** Passed by whoever has asked the user first. */
export interface UndoOptions {
  readonly acrossReveal?: boolean
}

/** What `undo` would take back, or null. */
export async function nextUndo(db: EvaluationDatabase): Promise<UndoStep | null> {
  const entry = await db.history.where('undone').equals(0).last()
  return entry ? stepOf(entry) : null
}

/** What `redo` would make again, or null. */
export async function nextRedo(db: EvaluationDatabase): Promise<UndoStep | null> {
  const entry = await db.history.where('undone').equals(1).first()
  return entry ? stepOf(entry) : null
}

/**
 * Takes back the last change. The label of what was undone, or null if there is nothing, and
 * where it would take back a reveal without leave.
 */
export async function undo(
  db: EvaluationDatabase,
  { acrossReveal = false }: UndoOptions = {},
): Promise<string | null> {
  const entry = await db.history.where('undone').equals(0).last()
  if (!entry || (stepOf(entry).isReveal && !acrossReveal)) return null
  await revert(db, entry.n, `Undo: ${entry.label}`, entry.changes, 1)
  return entry.label
}

/** Makes the last undone change again. Its label, or null like `undo`. */
export async function redo(
  db: EvaluationDatabase,
  { acrossReveal = false }: UndoOptions = {},
): Promise<string | null> {
  const entry = await db.history.where('undone').equals(1).first()
  if (!entry || (stepOf(entry).isReveal && !acrossReveal)) return null
  const forward = entry.changes.map(({ before, after, ...rest }) => ({
    ...rest,
    before: after,
    after: before,
  }))
  await revert(db, entry.n, `Redo: ${entry.label}`, forward, 0)
  return entry.label
}

/** A reveal gives a row that was there a moment at which it was shown. */
function stepOf({ label, changes }: HistoryEntry): UndoStep {
  const isShown = (row: Row | null, field: string) => (row?.[field] ?? null) !== null
  const isReveal = changes.some(
    ({ before, after }) =>
      before !== null &&
      ['revealedAt', 'supportRevealedAt'].some(
        (field) => !isShown(before, field) && isShown(after, field),
      ),
  )
  return { label, isReveal }
}

async function revert(
  db: EvaluationDatabase,
  n: number,
  label: string,
  entries: readonly Change[],
  undone: 0 | 1,
): Promise<void> {
  await write(db, async () => {
    const recorder = createRecorder(db)
    for (const { table, key, before, after } of entries.toReversed()) {
      const now = await recorder.read(table, key)
      // Only the fields of this step go back: another window may have changed others since.
      await recorder.write(table, key, mergeBack(now, before, after))
    }
    await db.history.update(n, { undone })
    return { label, changes: recorder.changes() }
  })
}

type Row = Readonly<Record<string, unknown>>

function mergeBack(now: Row | null, before: Row | null, after: Row | null): Row | null {
  if (before === null || after === null || now === null) return before
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...fields].filter((field) => !same(before[field], after[field]))
  return { ...now, ...Object.fromEntries(changed.map((field) => [field, before[field]])) }
}

/** One transaction over content, history and outbox; what `work` returns is sent to the host. */
async function write(
  db: EvaluationDatabase,
  work: () => Promise<(Pick<ChangeSet, 'label'> & { changes: readonly Change[] }) | null>,
): Promise<boolean> {
  return db.transaction('rw', [...Object.values(db.content), db.history, db.outbox], async () => {
    const done = await work()
    if (done === null || done.changes.length === 0) return false
    const changeSet: ChangeSet = {
      id: crypto.randomUUID(),
      label: done.label,
      at: instantOf(new Date()),
      changes: [...done.changes],
    }
    await db.outbox.add({ changeSet })
    return true
  })
}

function createRecorder(db: EvaluationDatabase) {
  const recorded = new Map<string, Change>()

  const read = async (table: TableName, key: RowKey): Promise<Row | null> =>
    ((await db.table(table).get(key as IndexableType)) as Row | undefined) ?? null

  const writeRow = async (table: TableName, key: RowKey, after: Row | null): Promise<void> => {
    const before = await read(table, key)
    if (same(before, after)) return
    if (after === null) await db.table(table).delete(key as IndexableType)
    else await db.table(table).put(after)
    const name = `${table} ${keyText(key)}`
    const first = recorded.get(name)
    recorded.set(name, {
      table,
      key,
      before: first ? first.before : (before as Change['before']),
      after,
    })
  }

  const put: Edit['put'] = (table, row) => writeRow(table, keyOf(table, row), row as Row)

  const edit: Edit = {
    put,
    append: async (table, row) => {
      const rows = (await db.table(table).toArray()) as { position?: number }[]
      const last = rows.reduce((max, { position = -1 }) => Math.max(max, position), -1)
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
      const before = await readTables(db)
      const after = toTables(next(toEvaluation(before)))
      for (const table of tableNames) {
        const kept = new Set<string>()
        for (const row of after[table]) {
          kept.add(keyText(keyOf(table, row)))
          await writeRow(table, keyOf(table, row), row as unknown as Row)
        }
        for (const row of before[table]) {
          const key = keyOf(table, row)
          if (!kept.has(keyText(key))) await writeRow(table, key, null)
        }
      }
    },
  }

  return {
    edit,
    read,
    write: writeRow,
    /** What really changed: a row that ended as it began is left out. */
    changes: () => [...recorded.values()].filter(({ before, after }) => !same(before, after)),
  }
}

/** Equality of JSON values, whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same((a as Row)[key], (b as Row)[key]))
  )
}
