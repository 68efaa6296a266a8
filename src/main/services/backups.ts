import { dirname, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { parseEvaluationFile } from '#shared/evaluation-file/file'
import { createFile, sweepUnfinished } from '../storage/atomic-replace.ts'
import { type FileSystem, hasCode } from '../storage/fs-port.ts'
import type { Clock } from './clock.ts'
import { digest } from './digest.ts'

/** Why a copy was made: with each new snapshot, or before something that is hard to take back. */
export type BackupReason =
  | 'snapshot'
  | 'before-deletion'
  | 'before-import'
  | 'before-migration'
  | 'before-restore'

/** A copy of an evaluation's file as it once was. */
export interface Backup {
  readonly path: string
  readonly takenAt: Date
  readonly lineage: string
  readonly seq: number
  readonly reason: BackupReason
  readonly bytes: number
}

export interface Backups {
  readonly keep: (
    id: EvaluationId,
    content: Uint8Array,
    about: { readonly lineage: string; readonly seq: number; readonly reason: BackupReason },
  ) => Promise<void>
  /** Newest first. */
  readonly list: (id: EvaluationId) => Promise<readonly Backup[]>
  /** Null when the copy itself is damaged. */
  readonly read: (backup: Backup) => Promise<Evaluation | null>
  /** Removes what a crash left half written. Never rejects. */
  readonly sweep: (id: EvaluationId) => Promise<void>
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const alwaysKept = 5
const maxBytes = 500 * 1024 * 1024
/** Looking at the copies of all evaluations is not for every snapshot. */
const weighEvery = 5 * minute

/** `20260312T104207123Z-1a2b3c4d-000042-snapshot.stackjury` */
const namePattern =
  /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([0-9a-f]{8})-(\d{6,})-(snapshot|before-(?:deletion|import|migration|restore))\.stackjury$/

export function createBackups(fs: FileSystem, root: string, now: Clock): Backups {
  const folderOf = (id: EvaluationId) => join(root, id)
  /** Evaluations whose folder is on the disk. */
  const synced = new Set<EvaluationId>()
  let weighedAt = 0

  const list = async (id: EvaluationId): Promise<Backup[]> => {
    const found = await Promise.all(
      (await fs.list(folderOf(id))).map(async (name) => {
        const path = join(folderOf(id), name)
        const named = fromName(path, name)
        const status = named && (await fs.status(path))
        return named && status ? [{ ...named, bytes: status.size }] : []
      }),
    )
    return found
      .flat()
      .toSorted((a, b) => b.takenAt.getTime() - a.takenAt.getTime() || b.seq - a.seq)
  }

  /** The new copy was read back by then, so older ones may go. */
  const rotate = async (id: EvaluationId) => {
    for (const backup of outdated(await list(id), now())) await fs.remove(backup.path)
    if (now().getTime() - weighedAt < weighEvery) return
    weighedAt = now().getTime()
    const all = (await Promise.all((await fs.list(root)).map((name) => list(name as EvaluationId))))
      // The newest copy of each evaluation stays, whatever it weighs.
      .map((backups) => ({ newest: backups[0], older: backups.slice(1) }))
    const newestBytes = all.reduce((sum, { newest }) => sum + (newest?.bytes ?? 0), 0)
    const older = all
      .flatMap((one) => one.older)
      .toSorted((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
    let bytes = newestBytes
    for (const backup of older) {
      bytes += backup.bytes
      if (bytes > maxBytes) await fs.remove(backup.path)
    }
  }

  return {
    list,
    sweep: (id) => sweepUnfinished(fs, folderOf(id), now()),
    keep: async (id, content, { lineage, seq, reason }) => {
      await fs.makeFolder(folderOf(id))
      if (!synced.has(id)) {
        // A copy is as safe as the folders above it.
        await fs.syncFolder(root)
        await fs.syncFolder(dirname(root))
        synced.add(id)
      }
      const stamp = now().toISOString().replaceAll(/[-:.]/g, '')
      const name = `${stamp}-${lineage}-${String(seq).padStart(6, '0')}-${reason}.stackjury`
      try {
        await createFile(fs, join(folderOf(id), name), content)
      } catch (error) {
        // The same moment, number and reason: the same content.
        if (!hasCode(error, 'EEXIST')) throw error
      }
      await rotate(id)
    },
    read: async ({ path }) => {
      try {
        const parsed = parseEvaluationFile(
          Buffer.from(await fs.read(path)).toString('utf8'),
          digest,
        )
        return parsed.ok ? parsed.evaluation : null
      } catch {
        return null
      }
    },
  }
}

function fromName(path: string, name: string): Omit<Backup, 'bytes'> | null {
  const match = namePattern.exec(name)
  if (!match) return null
  const [, year, month, date, hours, minutes, seconds, ms, lineage = '', seq, reason] = match
  return {
    path,
    takenAt: new Date(`${year}-${month}-${date}T${hours}:${minutes}:${seconds}.${ms}Z`),
    lineage,
    seq: Number(seq),
    // The pattern allows exactly these.
    reason: reason as BackupReason,
  }
}

/**
 * Which copies are not needed any more: beyond the last five, one every 5 minutes for 4 hours,
 * one a day for 14 days, and 90 days for those made before something drastic.
 *
 * @param backups newest first
 */
export function outdated(backups: readonly Backup[], now: Date): Backup[] {
  const slots = new Set<string>()
  const regular = backups.filter(({ reason }) => reason === 'snapshot')
  return backups.filter((backup) => {
    const age = now.getTime() - backup.takenAt.getTime()
    if (backup.reason !== 'snapshot') return age > 90 * day
    if (regular.indexOf(backup) < alwaysKept) return false
    const at = backup.takenAt.getTime()
    const wanted = [
      ...(age <= 4 * hour ? [`m${Math.floor(at / (5 * minute))}`] : []),
      ...(age <= 14 * day ? [`d${Math.floor(at / day)}`] : []),
    ].filter((slot) => !slots.has(slot))
    for (const slot of wanted) slots.add(slot)
    return wanted.length === 0
  })
}
