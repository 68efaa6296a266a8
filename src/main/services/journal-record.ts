import { z } from 'zod'
import { EvaluationId } from '#shared/domain/ids'
import { Instant } from '#shared/domain/values'
import { ChangeSet } from '#shared/evaluation-file/change-set'
import { sha256 } from './digest.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Seq = z.int().nonnegative()

/** A file that we wrote or are about to write. */
export const KnownFile = z.object({ sha256: Sha256, seq: Seq })
export type KnownFile = z.infer<typeof KnownFile>

/** The first record of an epoch: what all before it amounts to. */
const Base = z.object({
  kind: z.literal('base'),
  evaluationId: EvaluationId,
  /** Epochs of one lineage continue each other. */
  lineage: z.string().regex(/^[0-9a-f]{8}$/),
  epoch: z.int().positive(),
  /** The last acknowledged number. Anything higher in earlier epochs was never acknowledged. */
  base: Seq,
  at: Instant,
  /** Contents that the evaluation's file may have if nobody else touched it. */
  files: z.array(KnownFile),
  /** Change sets that came before and might be sent again. */
  ids: z.array(z.uuid()),
})

/** One line of a journal. `n` counts the lines of the epoch from 0. */
export const JournalRecord = z.discriminatedUnion('kind', [
  Base.extend({ n: Seq }),
  z.object({ kind: z.literal('change'), n: Seq, seq: Seq.min(1), changeSet: ChangeSet }),
  /** Written before a file is replaced, so that the new content is known whatever happens next. */
  z.object({ kind: z.literal('placing'), n: Seq, file: KnownFile }),
  /** Written after it was replaced: older contents are not expected any more. */
  z.object({ kind: z.literal('placed'), n: Seq, file: KnownFile }),
])
export type JournalRecord = z.infer<typeof JournalRecord>
export type BaseRecord = Extract<JournalRecord, { kind: 'base' }>
export type ChangeRecord = Extract<JournalRecord, { kind: 'change' }>

/**
 * What a record with votes looks like on the disk: its rows as one base64 text, like the sealed
 * votes of the file. A kind of its own, so that a release that cannot read it says so.
 */
const SealedChange = z.object({
  kind: z.literal('sealed-change'),
  n: Seq,
  seq: Seq.min(1),
  changeSet: ChangeSet.omit({ changes: true }).extend({ changes: z.string() }),
})

/** Whether votes are among the rows: scores, weights, or support, which is part of the decision. */
function hasVotes({ changes }: ChangeSet): boolean {
  return changes.some(
    ({ table, key }) =>
      table === 'scorecards' ||
      table === 'weightVotes' ||
      (table === 'sheets' && key === 'decision'),
  )
}

/** Sealed whether or not they are revealed: which is which would take more than the line. */
function onDisk(record: JournalRecord): object {
  if (record.kind !== 'change' || !hasVotes(record.changeSet)) return record
  const changes = Buffer.from(JSON.stringify(record.changeSet.changes)).toString('base64')
  return { ...record, kind: 'sealed-change', changeSet: { ...record.changeSet, changes } }
}

/** @throws {SyntaxError} if what is inside the seal is damaged */
function fromDisk(json: unknown): unknown {
  const sealed = SealedChange.safeParse(json)
  if (!sealed.success) return json
  const text = Buffer.from(sealed.data.changeSet.changes, 'base64').toString('utf8')
  const changes: unknown = JSON.parse(text)
  const record = json as z.infer<typeof SealedChange>
  return { ...record, kind: 'change', changeSet: { ...record.changeSet, changes } }
}

/** A record as a line: `sha256 SP json LF`. Rows with votes are sealed. */
export function lineOf(record: JournalRecord): string {
  const json = JSON.stringify(onDisk(record))
  return `${sha256(json)} ${json}\n`
}

export type ReadLine =
  | { readonly status: 'good'; readonly record: JournalRecord }
  /** Complete as a line, but not what was written. */
  | { readonly status: 'damaged' }
  /** The end of a write that was interrupted: it was never acknowledged. */
  | { readonly status: 'torn' }

const shape = /^[0-9a-f]{64} \{.*\}$/s

/** @param isEnded whether a line feed followed */
export function readLine(line: string, isEnded: boolean): ReadLine {
  if (!isEnded || !shape.test(line)) return { status: isEnded && line !== '' ? 'damaged' : 'torn' }
  const json = line.slice(65)
  if (sha256(json) !== line.slice(0, 64)) return { status: 'damaged' }
  try {
    const record = fromDisk(JSON.parse(json))
    // The schema's copy would lose fields that it does not know.
    return JournalRecord.safeParse(record).success
      ? { status: 'good', record: record as JournalRecord }
      : { status: 'damaged' }
  } catch {
    return { status: 'damaged' }
  }
}
