import { dirname } from 'node:path'
import type { EvaluationId } from '#shared/domain/ids'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { writeAll } from '../storage/atomic-replace.ts'
import type { FileSystem, WritableFile } from '../storage/fs-port.ts'
import { type Clock, instantOf } from './clock.ts'
import { epochPaths } from './journal-reader.ts'
import { type BaseRecord, type JournalRecord, type KnownFile, lineOf } from './journal-record.ts'

/** A new epoch is begun when one has grown to this, in bytes. */
const epochSize = 4 * 1024 * 1024
/** How many ids of change sets an epoch takes over from those before it. */
const rememberedIds = 2_000

/** Where a journal stands when it is opened for writing. */
export interface JournalStart {
  readonly evaluationId: EvaluationId
  readonly lineage: string
  readonly nextEpoch: number
  readonly seq: number
  /**
   * The last changes up to `seq` that no file has yet. All of them are written again with the first
   * epoch: of a line that was being written when the host died perhaps only one copy is whole, and
   * one that can be read may still not have reached the disk.
   */
  readonly carried: readonly ChangeSet[]
  /** The last epoch is not whole in both copies. */
  readonly isHurt: boolean
  readonly files: readonly KnownFile[]
  readonly ids: Iterable<string>
  /** Bases of the epochs that are already there. */
  readonly bases: ReadonlyMap<number, number>
}

/** The append-only record of one evaluation's changes. */
export interface Journal {
  /**
   * Keeps change sets. When it returns, they are on the disk, in both copies; when it rejects,
   * none of them counts. They get the numbers after `seq()`, in their order.
   */
  readonly append: (changeSets: readonly ChangeSet[]) => Promise<void>
  /**
   * Begins an epoch where what was restored may hang on a single copy of a line. Any other writing
   * does so, too.
   */
  readonly secure: () => Promise<void>
  /** Notes what the evaluation's file is about to contain, before it does. */
  readonly placing: (file: KnownFile) => Promise<void>
  /** Notes that the file contains this now, and nothing earlier. */
  readonly placed: (file: KnownFile) => Promise<void>
  /** The number of the last change that is on the disk. */
  readonly seq: () => number
  readonly has: (changeSetId: string) => boolean
  /** Contents that the file may have if nobody else touched it. */
  readonly files: () => readonly KnownFile[]
  /** Removes epochs that tell nothing beyond this number. Failing to do so harms nobody. */
  readonly forget: (seq: number) => Promise<void>
  readonly close: () => Promise<void>
}

interface Epoch {
  readonly number: number
  readonly copies: readonly WritableFile[]
  lines: number
  bytes: number
}

export function createJournal(
  fs: FileSystem,
  folder: string,
  start: JournalStart,
  now: Clock,
): Journal {
  const bases = new Map(start.bases)
  const ids = new Set(start.ids)
  let files = [...start.files]
  let seq = start.seq
  let carried = start.carried
  let nextEpoch = start.nextEpoch
  let current: Epoch | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** One after the other, whether or not the one before succeeded. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn.catch(() => {})
    return turn
  }

  const closeEpoch = async () => {
    const epoch = current
    current = null
    // After a failed write nothing that closing says could be believed.
    await Promise.allSettled(epoch?.copies.map((copy) => copy.close()) ?? [])
  }

  const openEpoch = async (): Promise<Epoch> => {
    const number = nextEpoch++
    const base: BaseRecord = {
      kind: 'base',
      n: 0,
      evaluationId: start.evaluationId,
      lineage: start.lineage,
      epoch: number,
      base: seq,
      at: instantOf(now()),
      files: [...files],
      ids: [...ids].slice(-rememberedIds),
    }
    const records = [base, ...changeRecords(carried, { n: 1, seq: seq - carried.length + 1 })]
    await fs.makeFolder(folder)
    const paths = epochPaths(folder, number)
    const copies: WritableFile[] = []
    try {
      for (const path of paths) copies.push(await fs.create(path))
      const bytes = Buffer.from(records.map(lineOf).join(''))
      await toBoth(copies, bytes)
      await fs.syncFolder(folder)
      // The first journal ever brings two new folders.
      await fs.syncFolder(dirname(folder))
      await fs.syncFolder(dirname(dirname(folder)))
      bases.set(number, seq)
      carried = []
      return { number, copies, lines: records.length, bytes: bytes.length }
    } catch (error) {
      await Promise.allSettled(copies.map((copy) => copy.close()))
      await Promise.allSettled(paths.map((path) => fs.remove(path)))
      throw error
    }
  }

  /** Any failure poisons the epoch: nothing is ever written behind a line that may be torn. */
  const write = async (records: (firstLine: number) => readonly JournalRecord[]) => {
    if (current && current.bytes > epochSize) await closeEpoch()
    try {
      current ??= await openEpoch()
      const epoch = current
      const made = records(epoch.lines)
      if (made.length === 0) return
      const bytes = Buffer.from(made.map(lineOf).join(''))
      await toBoth(epoch.copies, bytes)
      epoch.lines += made.length
      epoch.bytes += bytes.length
    } catch (error) {
      await closeEpoch()
      throw error
    }
  }

  return {
    append: (changeSets) =>
      inTurn(async () => {
        await write((n) => changeRecords(changeSets, { n, seq: seq + 1 }))
        seq += changeSets.length
        for (const { id } of changeSets) ids.add(id)
      }),
    secure: () =>
      inTurn(async () => {
        if (current === null && (carried.length > 0 || start.isHurt)) await write(() => [])
      }),
    placing: (file) =>
      inTurn(async () => {
        await write((n) => [{ kind: 'placing', n, file }])
        files.push(file)
      }),
    placed: (file) =>
      inTurn(async () => {
        files = [file]
        await write((n) => [{ kind: 'placed', n, file }])
      }),
    seq: () => seq,
    has: (id) => ids.has(id),
    files: () => files,
    forget: (upTo) =>
      inTurn(async () => {
        const numbers = [...bases.keys()].toSorted((a, b) => a - b)
        for (const [i, number] of numbers.entries()) {
          const successor = numbers[i + 1]
          // What an epoch says ends where its successor begins.
          if (successor === undefined || (bases.get(successor) ?? 0) > upTo) return
          await Promise.all(epochPaths(folder, number).map((path) => fs.remove(path)))
          bases.delete(number)
        }
      }).catch(() => {}),
    close: () => inTurn(closeEpoch),
  }
}

function changeRecords(
  changeSets: readonly ChangeSet[],
  first: { readonly n: number; readonly seq: number },
): JournalRecord[] {
  return changeSets.map((changeSet, i) => ({
    kind: 'change',
    n: first.n + i,
    seq: first.seq + i,
    changeSet,
  }))
}

async function toBoth(copies: readonly WritableFile[], bytes: Uint8Array): Promise<void> {
  await settled(copies.map((copy) => writeAll(copy, bytes)))
  await settled(copies.map((copy) => copy.datasync()))
}

/** Waits for all, also when one fails, so that nothing is still writing afterwards. */
async function settled(work: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work)
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
