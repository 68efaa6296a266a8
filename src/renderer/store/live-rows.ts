import { cmp, Dexie, type IndexableType, type IntervalTree, type ObservabilitySet } from 'dexie'
import {
  keyOf,
  keyText,
  type RowKey,
  type Rows,
  type TableName,
  tableNames,
  type Tables,
} from '#shared/evaluation-file/rows'
import type { EvaluationDatabase } from './database.ts'

type Row = Rows[TableName]
/** The rows of a table that were written since it was last read, or all of them. */
type Stale = readonly RowKey[] | 'all'

/** More rows than these are not read one by one. */
const manyRows = 100

/**
 * Tells the rows of all tables, now and after every change of this window or another one, until
 * the returned function is called.
 *
 * Only rows that were written are read again, all of them in one transaction, so that what belongs
 * together is told together. Changes that come faster than they can be read are read together:
 * Dexie's own live queries give up a read when the next change comes, and so fall silent while
 * somebody types quickly. A table that did not change keeps its very array.
 */
export function watchRows(db: EvaluationDatabase, tell: (tables: Tables) => void): () => void {
  const known = new Map<TableName, ReadonlyMap<string, Row>>()
  let told: Partial<Tables> = {}
  let stale = new Map<TableName, Stale>(tableNames.map((name) => [name, 'all']))
  let isReading = false
  let isOver = false

  const read = async () => {
    if (isReading || isOver || stale.size === 0) return
    isReading = true
    const wanted = stale
    stale = new Map()
    try {
      const found = await db.transaction('r', [...wanted.keys()], () =>
        Promise.all([...wanted].map(async ([name, what]) => readAgain(db, name, what, known))),
      )
      for (const [name, rows] of found) known.set(name, rows)
      const changed = found.map(([name, rows]) => [name, [...rows.values()]])
      told = { ...told, ...Object.fromEntries(changed) }
      // The first read was of every table, so none is missing.
      if (!isOver) tell(told as Tables)
    } catch {
      // A store that cannot be read cannot be written either, and whoever writes says so. With the
      // next change everything is tried again.
      stale = new Map(tableNames.map((name) => [name, 'all']))
      return
    } finally {
      isReading = false
    }
    await read()
  }

  const onMutated = (parts: ObservabilitySet) => {
    for (const name of tableNames) {
      const written = parts[`idb://${db.name}/${name}/`] ?? parts['all']
      if (written) stale.set(name, both(stale.get(name) ?? [], keysIn(written)))
    }
    void read()
  }

  Dexie.on('storagemutated', onMutated)
  void read()
  return () => {
    isOver = true
    Dexie.on.storagemutated.unsubscribe(onMutated)
  }
}

async function readAgain(
  db: EvaluationDatabase,
  name: TableName,
  what: Stale,
  known: ReadonlyMap<TableName, ReadonlyMap<string, Row>>,
): Promise<readonly [TableName, ReadonlyMap<string, Row>]> {
  const table = db.table<Row>(name)
  if (what === 'all') {
    const rows = await table.toArray()
    return [name, new Map(rows.map((row) => [keyText(keyOf(name, row)), row]))]
  }
  const rows = new Map(known.get(name))
  const found = await table.bulkGet([...what] as IndexableType[])
  for (const [n, key] of what.entries()) {
    const row = found[n]
    if (row) rows.set(keyText(key), row)
    else rows.delete(keyText(key))
  }
  return [name, rows]
}

/** The keys that a tree of ranges consists of, or that it holds more than single keys. */
function keysIn(tree: IntervalTree): Stale {
  const keys: RowKey[] = []
  // Dexie's trees are balanced, so their depth is small.
  const walk = (node: IntervalTree | null | undefined): boolean => {
    if (!node || !('from' in node)) return true
    if (cmp(node.from, node.to) !== 0) return false
    keys.push(node.from as RowKey)
    return walk(node.l) && walk(node.r)
  }
  return walk(tree) && keys.length <= manyRows ? keys : 'all'
}

function both(a: Stale, b: Stale): Stale {
  if (a === 'all' || b === 'all') return 'all'
  const keys = new Map([...a, ...b].map((key) => [keyText(key), key]))
  return keys.size > manyRows ? 'all' : [...keys.values()]
}
