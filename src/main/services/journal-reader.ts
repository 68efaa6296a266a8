import { join } from 'node:path'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { FileSystem } from '../storage/fs-port.ts'
import {
  type ChangeRecord,
  type JournalRecord,
  type KnownFile,
  readLine,
} from './journal-record.ts'

/** What a journal says after a restart. */
export interface JournalContent {
  /** Null when there has been no journal. */
  readonly lineage: string | null
  /** Numbered and in order; may begin late and have gaps. */
  readonly changes: ReadonlyMap<number, ChangeSet>
  /** The highest number that was ever acknowledged, as far as can be told. */
  readonly highest: number
  /** Contents that the file has if nobody else touched it. */
  readonly files: readonly KnownFile[]
  readonly ids: ReadonlySet<string>
  /** Changes that are readable but stand behind something that is not. */
  readonly stranded: readonly ChangeRecord[]
  /** Lines at the very end that were complete once and cannot be read any more, in both copies. */
  readonly unreadable: number
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
 * Reads all epochs in order. A later epoch's base overrules what earlier ones say beyond it; in
 * each epoch, reading stops at the first line that neither copy has. Nothing is guessed: gaps
 * in the numbers stay gaps.
 */
export async function readJournal(fs: FileSystem, folder: string): Promise<JournalContent> {
  const epochs = await listEpochs(fs, folder)
  const changes = new Map<number, ChangeSet>()
  const ids = new Set<string>()
  const bases = new Map<number, number>()
  const stranded: ChangeRecord[] = []
  let files: KnownFile[] = []
  let lineage: string | null = null
  let highest = 0
  let unreadable = 0

  for (const epoch of epochs) {
    const { records, behind, damaged } = await readEpoch(fs, folder, epoch)
    const lost = behind.filter((record) => record.kind === 'change')
    stranded.push(...lost)
    const farthest = Math.max(0, ...lost.map(({ seq }) => seq))
    unreadable = behind.length === 0 ? damaged : 0
    const [base, ...rest] = records
    if (base?.kind !== 'base') {
      highest = Math.max(highest, farthest)
      continue
    }
    lineage = base.lineage
    bases.set(epoch, base.base)
    for (const seq of [...changes.keys()]) if (seq > base.base) changes.delete(seq)
    highest = base.base
    files = [...base.files]
    for (const id of base.ids) ids.add(id)
    for (const record of rest) {
      switch (record.kind) {
        case 'change':
          changes.set(record.seq, record.changeSet)
          ids.add(record.changeSet.id)
          highest = record.seq
          break
        case 'placing':
          files.push(record.file)
          break
        case 'placed':
          files = [record.file]
          break
        case 'base':
          break
      }
    }
    highest = Math.max(highest, farthest)
  }
  const nextEpoch = (epochs.at(-1) ?? 0) + 1
  return { lineage, changes, highest, files, ids, stranded, unreadable, bases, nextEpoch }
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
  readonly records: readonly JournalRecord[]
  readonly behind: readonly JournalRecord[]
  readonly damaged: number
}

async function readEpoch(fs: FileSystem, folder: string, epoch: number): Promise<Epoch> {
  const copies = await Promise.all(
    epochPaths(folder, epoch).map(async (path) => {
      try {
        return splitLines(Buffer.from(await fs.read(path)).toString('utf8'))
      } catch {
        // A copy that cannot be read is what the other copy is for.
        return []
      }
    }),
  )
  const byNumber = new Map<number, JournalRecord>()
  const damagedIn = copies.map((lines) => {
    let damaged = 0
    for (const { text, isEnded } of lines) {
      const read = readLine(text, isEnded)
      if (read.status === 'good') byNumber.set(read.record.n, read.record)
      if (read.status === 'damaged') damaged++
    }
    return damaged
  })

  const records: JournalRecord[] = []
  for (let n = 0; ; n++) {
    const record = byNumber.get(n)
    if (!record || (n === 0) !== (record.kind === 'base')) break
    byNumber.delete(n)
    records.push(record)
  }
  const behind = [...byNumber.values()].filter(({ n }) => n > records.length)
  // Damage that the other copy made good is nobody's business.
  const isWhole = behind.length === 0 && damagedIn.some((damaged) => damaged === 0)
  return { records, behind, damaged: isWhole ? 0 : Math.min(...damagedIn) }
}

function splitLines(text: string): { readonly text: string; readonly isEnded: boolean }[] {
  const parts = text.split('\n')
  const last = parts.pop() ?? ''
  const lines = parts.map((part) => ({ text: part, isEnded: true }))
  return last === '' ? lines : [...lines, { text: last, isEnded: false }]
}
