import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie'
import type { EvaluationId } from '#shared/domain/ids'
import type { Change, ChangeSet } from '#shared/evaluation-file/change-set'
import { currentVersion } from '#shared/evaluation-file/migrations'
import { type Rows, type TableName, tableNames, tables } from '#shared/evaluation-file/rows'

/** One step that the user can undo. */
export interface HistoryEntry {
  readonly n: number
  readonly label: string
  readonly changes: readonly Change[]
  /** 1 after undo, until redone or replaced by a new edit. Number because booleans have no index. */
  readonly undone: 0 | 1
  /** Of the field that it comes from; what the same visit changes next becomes part of it. */
  readonly visit?: string
}

/** A change set that the host has not acknowledged yet. */
export interface OutboxEntry {
  readonly n: number
  readonly changeSet: ChangeSet
}

/** The content tables by name, each with its rows. */
export type ContentTables = { readonly [T in TableName]: Table<Rows[T]> }

/**
 * The working store of one evaluation: a database of its own, kept between starts and rebuilt
 * from the host whenever the two disagree. The truth is on the host's disk.
 *
 * Its version is the file format version. A working copy of an older format is not upgraded
 * but dropped: the host's file is migrated anyway, and the outbox is emptied before an update.
 */
export class EvaluationDatabase extends Dexie {
  declare readonly history: EntityTable<HistoryEntry, 'n'>
  declare readonly outbox: EntityTable<OutboxEntry, 'n'>

  /** @param standIn an implementation that keeps everything in memory, for when the browser's own has failed */
  constructor(id: EvaluationId, standIn?: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>) {
    // Chromium's default commit does not reach the disk; strict costs 0.2 ms.
    super(standIn ? `stand-in-${id}-${crypto.randomUUID()}` : `evaluation-${id}`, {
      ...standIn,
      chromeTransactionDurability: 'strict',
      // What is on screen is kept up to date by `watchRows`, so a cache would only hold it twice.
      cache: 'disabled',
    })
    const content = tableNames.map((name) => {
      const { key } = tables[name]
      return [name, key.length === 1 ? key[0] : `[${key.join('+')}]`]
    })
    this.version(currentVersion).stores({
      ...Object.fromEntries(content),
      history: '++n, undone',
      outbox: '++n',
    })
  }

  /** The tables that hold content, that edits may write, and that undo covers. */
  get content(): ContentTables {
    // Every name was declared in the constructor with the key of its table.
    return Object.fromEntries(
      tableNames.map((name) => [name, this.table(name)]),
    ) as unknown as ContentTables
  }
}
