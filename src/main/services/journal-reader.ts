import { join } from 'node:path'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { FileSystem } from '../storage/fs-port.ts'
import { type JournalRecord, type KnownFile, readLine } from './journal-record.ts'

/** What a journal says after a restart. */
export interface JournalContent {
  /** Null when there has been no journal. */
  readonly lineage: string | null
  /** For each lineage up to which of its numbers this journal continues it. */
  readonly lineages: ReadonlyMap<string, number>
  /** Numbered and in order; may begin late and have gaps. */
  readonly changes: ReadonlyMap<number, ChangeSet>
  /** The highest number that was ever acknowledged, as far as can be told. */
  readonly highest: number
  /** Contents that the file has if nobody else touched it. */
  readonly files: readonly KnownFile[]
  /** By id which number a change set that came before has. In the order of the numbers. */
  readonly ids: ReadonlyMap<string, number>
  /** Lines at the very end that were complete once and cannot be read any more, in both copies. */
  readonly unreadable: number
  /** The last epoch is not whole in both copies: more damage could be too much. */
  readonly isHurt: boolean
  /** The base of each epoch by its number, where it could be read. */
  readonly bases: ReadonlyMap<number, number>
  readonly nextEpoch: number
}

const epochName = /^epoch-(\d{6,})\.[ab]\.journal$/

/** The two copies of one epoch. */
export function epochPaths(folder: string, epoch: number): readonly [string, string] {
  const name = `epoch-${String(epoch).padStart(6, '0')}`
  return [join(folder, `${name}.a.journal`), join(folder, `${name}.b.journal`)]
}

/**
 * Reads all epochs in order. What follows a damaged line is still known by its number, so it
 * counts wherever the numbers lead to it without a gap; a gap stays a gap. A later epoch's base
 * overrules what earlier ones say beyond it: that was never acknowledged.
 */
export async function readJournal(fs: FileSystem, folder: string): Promise<JournalContent> {
  const epochs = await listEpochs(fs, folder)
  const changes = new Map<number, ChangeSet>()
  const ids = new Map<string, number>()
  const bases = new Map<number, number>()
  let files: KnownFile[] = []
  let lineage: string | null = null
  const lineages = new Map<string, number>()
  let highest = 0
  let unreadable = 0
  let isHurt = false

  for (const epoch of epochs) {
    const found = await readEpoch(fs, folder, epoch)
    const { records } = found
    unreadable = found.damagedAtEnd
    isHurt = found.isHurt
    for (const record of records) {
      switch (record.kind) {
        case 'base':
          for (const seq of changes.keys()) if (seq > record.base) changes.delete(seq)
          // What was refused before is not among them, whichever epochs are still there: whoever
          // sent it sends it again and must not hear that it is saved.
          ids.clear()
          highest = record.base
          if (lineage !== null && lineage !== record.lineage) lineages.set(lineage, record.base)
          lineage = record.lineage
          lineages.set(lineage, Number.POSITIVE_INFINITY)
          bases.set(epoch, record.base)
          files = [...record.files]
          // The last of them has the number of the base. One that this epoch was to write again is
          // among them even where the power went before its line was on the disk.
          for (const [i, id] of record.ids.entries()) {
            ids.set(id, record.base - record.ids.length + 1 + i)
          }
          break
        case 'change':
          changes.set(record.seq, record.changeSet)
          ids.set(record.changeSet.id, record.seq)
          highest = Math.max(highest, record.seq)
          break
        case 'placing':
          files.push(record.file)
          break
        case 'placed':
          files = [record.file]
          break
      }
    }
  }
  const nextEpoch = (epochs.at(-1) ?? 0) + 1
  return { lineage, lineages, changes, highest, files, ids, unreadable, isHurt, bases, nextEpoch }
}

/** The changes that follow a number without a gap. */
export function changesAfter(journal: JournalContent, seq: number): ChangeSet[] {
  const found: ChangeSet[] = []
  for (let next = seq + 1; ; next++) {
    const changeSet = journal.changes.get(next)
    if (!changeSet) return found
    found.push(changeSet)
  }
}

export async function listEpochs(fs: FileSystem, folder: string): Promise<number[]> {
  const names = await fs.list(folder)
  const numbers = names.flatMap((name) => {
    const match = epochName.exec(name)
    return match ? [Number(match[1])] : []
  })
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}

interface Epoch {
  /** In the order in which they were written. */
  readonly records: readonly JournalRecord[]
  /** How many complete lines at the end neither copy has. */
  readonly damagedAtEnd: number
  /** Something of what a copy should have is missing in it. */
  readonly isHurt: boolean
}

/** @throws what the disk said, when it refuses both copies: an epoch must not be skipped in silence */
async function readEpoch(fs: FileSystem, folder: string, epoch: number): Promise<Epoch> {
  const results = await Promise.allSettled(
    epochPaths(folder, epoch).map(async (path) => fs.read(path)),
  )
  const found = results.filter((result) => result.status === 'fulfilled').map(({ value }) => value)
  const [first, second] = found
  // The same twice, nearly always: reading it once is half the work of a start.
  const isSame = first && second && Buffer.compare(first, second) === 0
  const copies = (isSame ? [first] : found).map(readCopy)
  const [failure] = results.filter((result) => result.status === 'rejected')
  if (copies.length === 0 && failure) throw failure.reason
  const byNumber = new Map<number, JournalRecord>()
  for (const { records } of copies) for (const record of records) byNumber.set(record.n, record)
  return {
    records: [...byNumber.values()].toSorted((a, b) => a.n - b.n),
    damagedAtEnd: Math.min(...copies.map((copy) => copy.damagedAtEnd)),
    isHurt: failure !== undefined || copies.some((copy) => copy.records.length < byNumber.size),
  }
}

function readCopy(bytes: Uint8Array): Omit<Epoch, 'isHurt'> {
  const records: JournalRecord[] = []
  let damagedAtEnd = 0
  for (const { text, isEnded } of splitLines(Buffer.from(bytes).toString('utf8'))) {
    const line = readLine(text, isEnded)
    if (line.status === 'good') {
      records.push(line.record)
      damagedAtEnd = 0
    } else if (line.status === 'damaged') damagedAtEnd++
  }
  return { records, damagedAtEnd }
}

function splitLines(text: string): { readonly text: string; readonly isEnded: boolean }[] {
  const parts = text.split('\n')
  const last = parts.pop() ?? ''
  const lines = parts.map((part) => ({ text: part, isEnded: true }))
  return last === '' ? lines : [...lines, { text: last, isEnded: false }]
}
